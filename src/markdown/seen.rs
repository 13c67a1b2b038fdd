//! What an image file holds, told before Typst sees it: Typst says neither which image it
//! cannot read nor which text asks for it, and believes what a file says of its size.
//!
//! The decoder is the one that Typst has. What was seen of a file is kept for all texts and
//! documents, by the digest of its bytes.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

use image::{ImageDecoder, ImageFormat, ImageReader};
use sha2::{Digest, Sha256};

use super::drawings::{self, Fault};

/// Pixels of a photo, which is embedded as it is.
const MOST_OF_A_PHOTO: u64 = 64_000_000;
/// Pixels of another image, which is packed anew.
const MOST_PIXELS: u64 = 24_000_000;

/// An image that can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    /// Its format, as Typst calls it.
    pub(super) format: &'static str,
    /// Whether it says how large it is on paper, or is drawn in units of paper.
    pub(super) is_measured: bool,
}

/// Returns what an image holds.
pub(super) fn seen(bytes: &[u8]) -> Result<Seen, Fault> {
    type Known = BTreeMap<[u8; 32], Result<Seen, Fault>>;
    static KNOWN: Mutex<Known> = Mutex::new(BTreeMap::new());
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(seen) = known().get(&digest) {
        return seen.clone();
    }
    let seen = look(bytes);
    known().insert(digest, seen.clone());
    seen
}

fn look(bytes: &[u8]) -> Result<Seen, Fault> {
    let format = match image::guess_format(bytes) {
        Ok(ImageFormat::Png) => "png",
        Ok(ImageFormat::Jpeg) => "jpg",
        Ok(ImageFormat::Gif) => "gif",
        Ok(ImageFormat::WebP) => "webp",
        Ok(_) => return Err(Fault::Kind),
        Err(_) => {
            drawings::look(bytes)?;
            return Ok(Seen { format: "svg", is_measured: true });
        }
    };
    let reader = || ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let header = reader().ok().and_then(|reader| reader.into_decoder().ok());
    let (width, height) = header.ok_or(Fault::Damaged)?.dimensions();
    let most = if format == "jpg" { MOST_OF_A_PHOTO } else { MOST_PIXELS };
    if u64::from(width) * u64::from(height) > most {
        return Err(Fault::Large(width, height, most));
    }
    let decoded = reader().map_err(|_| Fault::Damaged)?.decode();
    decoded.map_err(|_| Fault::Damaged)?;
    Ok(Seen { format, is_measured: is_measured(bytes, format) })
}

/// Whether an image says how many of its pixels are an inch.
fn is_measured(bytes: &[u8], format: &str) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let find = |mark: &[u8]| head.windows(mark.len()).position(|part| part == mark);
    match format {
        // The unit is the last byte of the chunk; 1 is the metre.
        "png" => find(b"pHYs").is_some_and(|at| head.get(at + 12) == Some(&1)),
        "jpg" => {
            find(b"Exif\0").is_some()
                || find(b"JFIF\0").is_some_and(|at| matches!(head.get(at + 7), Some(1 | 2)))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let image = image::DynamicImage::new_rgb8(width, height);
        image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("a picture");
        bytes
    }

    #[test]
    fn an_image_is_seen_whole() {
        let whole = png(8, 4);
        assert_eq!(seen(&whole), Ok(Seen { format: "png", is_measured: false }));
        assert_eq!(seen(&whole[..whole.len() - 20]), Err(Fault::Damaged));
        assert_eq!(seen(&whole[..20]), Err(Fault::Damaged));
        assert_eq!(seen(b"BM6\0\0\0\0\0\0\0"), Err(Fault::Kind));
        assert_eq!(seen(b"text"), Err(Fault::Kind));
        assert_eq!(seen(b""), Err(Fault::Kind));
    }

    #[test]
    fn a_size_is_not_believed() {
        let mut lying = png(8, 4);
        lying[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        lying[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        // The check sum of the header, so that nothing but the size is wrong.
        let sum = crc(&lying[12..29]);
        lying[29..33].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(seen(&lying), Err(Fault::Large(60_000, 60_000, MOST_PIXELS)));
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| match sum & 1 {
                1 => (sum >> 1) ^ 0xedb8_8320,
                _ => sum >> 1,
            })
        })
    }
}
