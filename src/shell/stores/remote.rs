//! Objects of the stores that the object_store crate knows.

use std::collections::BTreeMap;

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt as _};
use tokio::runtime::{Builder, Runtime};
use url::Url;

use crate::files::Files;

use super::objects::Objects;

/// So many objects are on their way at once.
const AT_ONCE: usize = 16;

/// The variables that tell a store how to let this program in begin so.
const SETTINGS: [&str; 4] = ["aws_", "google_", "azure_", "object_store_"];

/// A place in a store.
struct Place {
    store: Box<dyn ObjectStore>,
    prefix: Path,
    runtime: Runtime,
}

/// Opens the store of an address.
pub(super) fn open(address: &str) -> Result<Box<dyn Objects>, String> {
    let says = |error: &dyn std::error::Error| error.to_string();
    let url = Url::parse(address).map_err(|error| says(&error))?;
    let settings = std::env::vars().map(|(name, value)| (name.to_lowercase(), value));
    let settings = settings.filter(|(name, _)| SETTINGS.iter().any(|it| name.starts_with(it)));
    let (store, prefix) =
        object_store::parse_url_opts(&url, settings).map_err(|error| says(&error))?;
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.map_err(|error| says(&error))?;
    Ok(Box::new(Place { store, prefix, runtime }))
}

impl Place {
    fn path(&self, below: &str) -> Result<Path, Error> {
        let path = format!("{}/{below}", self.prefix);
        Ok(Path::parse(path.trim_matches('/'))?)
    }

    fn run<T>(&self, work: impl Future<Output = Result<T, Error>>) -> Result<T, String> {
        self.runtime.block_on(work).map_err(|error| error.to_string())
    }
}

impl Objects for Place {
    fn list(&self, folder: &str) -> Result<BTreeMap<String, u64>, String> {
        self.run(async {
            let place = self.path(folder)?;
            let start = format!("{}/", self.prefix);
            let below = |path: &Path| {
                let path = path.as_ref();
                path.strip_prefix(start.trim_start_matches('/')).unwrap_or(path).to_owned()
            };
            let mut found = BTreeMap::new();
            let mut listed = self.store.list(Some(&place));
            while let Some(object) = listed.try_next().await? {
                found.insert(below(&object.location), object.size);
            }
            // What is listed lies below; the file of that name does not.
            if found.is_empty() && !folder.is_empty() {
                match self.store.head(&place).await {
                    Ok(object) => drop(found.insert(folder.to_owned(), object.size)),
                    Err(Error::NotFound { .. }) => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(found)
        })
    }

    fn get(&self, paths: &[String]) -> Result<Files, String> {
        self.run(async {
            let got = stream::iter(paths).map(|path| async move {
                let bytes = match self.store.get(&self.path(path)?).await {
                    Ok(object) => object.bytes().await?,
                    Err(Error::NotFound { .. }) => return Ok(None),
                    Err(error) => return Err(error),
                };
                Ok(Some((path.clone(), bytes)))
            });
            let mut files = Files::new();
            let mut got = got.buffer_unordered(AT_ONCE);
            while let Some(object) = got.try_next().await? {
                if let Some((path, bytes)) = object {
                    files.insert(path, bytes.to_vec());
                }
            }
            Ok(files)
        })
    }

    fn put(&self, files: &Files) -> Result<(), String> {
        self.run(async {
            let put = stream::iter(files.iter()).map(|(path, bytes)| async move {
                self.store.put(&self.path(path)?, bytes.to_vec().into()).await.map(drop)
            });
            put.buffer_unordered(AT_ONCE).try_collect::<()>().await
        })
    }

    fn remove(&self, paths: &[String]) -> Result<(), String> {
        self.run(async {
            let removed = stream::iter(paths).map(|path| async move {
                match self.store.delete(&self.path(path)?).await {
                    Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
                    Err(error) => Err(error),
                }
            });
            removed.buffer_unordered(AT_ONCE).try_collect::<()>().await
        })
    }
}
