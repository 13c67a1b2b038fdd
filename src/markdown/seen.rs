//! What an image says of itself, before Typst sees it: its kind, whatever it is called, and
//! its size, which Typst believes and takes memory for.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};

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

/// Returns what an image says of itself; its pixels are not read.
pub(super) fn seen(bytes: &[u8]) -> Result<Seen, Fault> {
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
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok();
    // One that has no size is damaged, as Typst will say.
    let size = reader.and_then(|reader| reader.into_dimensions().ok());
    let (width, height) = size.unwrap_or_default();
    let most = if format == "jpg" { MOST_OF_A_PHOTO } else { MOST_PIXELS };
    if u64::from(width) * u64::from(height) > most {
        return Err(Fault::Large(width, height, most));
    }
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
    fn an_image_is_known_by_its_bytes() {
        let whole = png(8, 4);
        assert_eq!(seen(&whole), Ok(Seen { format: "png", is_measured: false }));
        // Typst tells what is damaged.
        assert!(seen(&whole[..whole.len() - 20]).is_ok() && seen(&whole[..20]).is_ok());
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
