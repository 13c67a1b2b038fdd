//! Projects and workspaces that lie in object stores (`s3://…`, `gs://…`, `az://…`): what a run
//! needs is fetched to this machine, and what it made is put back.
//!
//! Everything between knows folders alone. A roundtable of many is fetched when its turn comes
//! and let go when it was put back, so that a machine needs room for one. Each object is put
//! whole or not at all; the record of what was made and the manifests are put last, so that
//! whoever goes by them finds what they name.

mod objects;
#[cfg(feature = "stores")]
mod remote;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::files::{self, Files, MachineError};
use crate::manifest;
use crate::workspace::{self, Folders, Part, Region, WORK, Workspace};

use self::objects::Objects;
use super::many::Around;

/// What addresses of object stores begin with.
const SCHEMES: [&str; 3] = ["s3://", "gs://", "az://"];

/// What is put after everything else: whoever reads it looks for the rest.
const LAST: [&str; 3] = [".made.json", "manifest.json", "part.json"];

/// A place in a store, and the folder on this machine that stands for it.
pub struct Store {
    objects: Box<dyn Objects>,
    address: String,
    folder: PathBuf,
    /// The digests of objects as they were fetched.
    fetched: Mutex<BTreeMap<String, String>>,
}

/// Returns whether a path is the address of a store.
pub fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(|text| SCHEMES.iter().any(|scheme| text.starts_with(scheme)))
}

impl Store {
    /// Opens the store of an address; what it needs to be let in is in the environment.
    ///
    /// # Errors
    /// If there is none, or this program was built without stores.
    pub fn open(address: &Path) -> Result<Self, MachineError> {
        let address = address.to_string_lossy().trim_end_matches('/').to_owned();
        // The same address is the same folder: what was made there is known again.
        let name = format!("entaku-{}", &manifest::digest(address.as_bytes())[..16]);
        let folder = std::env::temp_dir().join(name);
        #[cfg(feature = "stores")]
        let objects = remote::open(&address);
        #[cfg(not(feature = "stores"))]
        let objects: Result<Box<dyn Objects>, String> =
            Err("cargo build --release --features stores".to_owned());
        let objects = objects.map_err(|says| MachineError::of_store(&address, &says))?;
        Ok(Self { objects, address, folder, fetched: Mutex::default() })
    }

    /// Returns the folder that stands for it.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Fetches folders, and files by their names: what stands there on this machine is as it
    /// is in the store.
    ///
    /// # Errors
    /// If the store does not answer, or the files cannot be written here.
    pub fn fetch(&self, below: &[&str]) -> Result<(), MachineError> {
        for folder in below {
            let there = self.list(folder)?;
            let paths: Vec<String> = there.into_keys().collect();
            let got = self.get(&paths)?;
            let mut stale = self.here(folder);
            stale.retain(|path| got.get(path).is_none());
            files::write(&self.folder, &got, &stale)?;
        }
        Ok(())
    }

    /// Fetches some files below a folder of the store.
    fn fetch_wanted(
        &self,
        below: &str,
        is_wanted: &dyn Fn(&str) -> bool,
    ) -> Result<(), MachineError> {
        let there = self.list(below)?.into_keys();
        let paths: Vec<String> = there.filter(|path| is_wanted(path)).collect();
        files::write(&self.folder, &self.get(&paths)?, &[])
    }

    fn get(&self, paths: &[String]) -> Result<Files, MachineError> {
        let got = self.objects.get(paths).map_err(|says| self.failed(&says))?;
        let digests = got.iter().map(|(path, bytes)| (path.to_owned(), manifest::digest(bytes)));
        self.fetched.lock().unwrap_or_else(PoisonError::into_inner).extend(digests);
        Ok(got)
    }

    /// Puts folders back, and files by their names: what is another than in the store, and
    /// removes what is gone here.
    ///
    /// # Errors
    /// If the files cannot be read, or the store does not take them.
    pub fn put(&self, below: &[&str]) -> Result<(), MachineError> {
        for folder in below {
            let (mut first, mut last) = (Files::new(), Files::new());
            let here = self.here(folder);
            let there = self.list(folder)?;
            let mut fetched = self.fetched.lock().unwrap_or_else(PoisonError::into_inner);
            let mut digests = Vec::new();
            for path in &here {
                let Some(bytes) = files::read_one(&self.folder.join(path))? else { continue };
                let digest = manifest::digest(&bytes);
                // What is as it was fetched, and is there still, is left as it is.
                if there.contains_key(path) && fetched.get(path) == Some(&digest) {
                    continue;
                }
                digests.push((path.clone(), digest));
                let is_last = LAST.iter().any(|name| path.ends_with(name));
                if is_last { &mut last } else { &mut first }.insert(path.as_str(), bytes);
            }
            let stale: Vec<String> = there.into_keys().filter(|it| !here.contains(it)).collect();
            let put = || {
                self.objects.put(&first)?;
                self.objects.put(&last)?;
                self.objects.remove(&stale)
            };
            put().map_err(|says| self.failed(&says))?;
            fetched.extend(digests);
        }
        Ok(())
    }

    /// Lets go of what stands on this machine.
    fn let_go(&self, below: &str) -> Result<(), MachineError> {
        files::write(&self.folder, &Files::new(), &self.here(below))
    }

    fn list(&self, folder: &str) -> Result<BTreeMap<String, u64>, MachineError> {
        self.objects.list(folder).map_err(|says| self.failed(&says))
    }

    /// The files below a folder on this machine, or the file of that name.
    fn here(&self, below: &str) -> Vec<String> {
        if files::is_file(&self.folder.join(below)) {
            return vec![below.to_owned()];
        }
        files::below(&self.folder, below)
    }

    fn failed(&self, says: &str) -> MachineError {
        MachineError::of_store(&self.address, says)
    }
}

/// The roundtables of a workspace, some of whose folders lie in stores.
pub struct Stored {
    /// Where the workspace lies, if that is a store.
    pub inputs: Option<Arc<Store>>,
    /// Where the documents go, if that is a store, and their folder in it.
    pub outputs: Option<(Arc<Store>, String)>,
    /// Every object of the workspace, with its size.
    known: BTreeMap<String, u64>,
}

impl Stored {
    /// Looks at what a workspace holds, and fetches its settings.
    ///
    /// # Errors
    /// If a store does not answer.
    pub fn look(inputs: Option<Arc<Store>>) -> Result<Self, MachineError> {
        let mut known = BTreeMap::new();
        if let Some(store) = &inputs {
            known = store.list("")?;
            store.fetch(&[workspace::PATH])?;
        }
        Ok(Self { inputs, outputs: None, known })
    }

    /// Fetches what is of no roundtable alone: packs, and what was measured and made in parts.
    ///
    /// # Errors
    /// If a store does not answer.
    pub fn fetch_shared(&self, workspace: &Workspace) -> Result<(), MachineError> {
        if let Some(store) = &self.inputs {
            let of_one = workspace.regions.iter().map(|it| it.folder.as_str());
            let of_one: Vec<String> =
                of_one.chain([workspace.out.as_str()]).map(|it| format!("{it}/")).collect();
            let is_shared = |path: &&String| !of_one.iter().any(|it| path.starts_with(it.as_str()));
            let shared: Vec<String> = self.known.keys().filter(is_shared).cloned().collect();
            files::write(store.folder(), &store.get(&shared)?, &[])?;
        }
        if let Some((store, out)) = &self.outputs {
            let places = [WORK, Part::FOLDER].map(|it| format!("{out}{it}"));
            store.fetch(&places.each_ref().map(String::as_str))?;
        }
        Ok(())
    }
}

impl Folders for Stored {
    fn names(&self, folder: &str) -> Vec<String> {
        let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let below = self.known.keys().filter_map(|path| path.strip_prefix(&start)?.split_once('/'));
        let mut names: Vec<String> = below.map(|(name, _)| name.to_owned()).collect();
        names.retain(|name| !name.starts_with('.'));
        names.dedup();
        names
    }

    fn is_roundtable(&self, folder: &str) -> bool {
        let start = format!("{folder}/inputs/");
        self.known.range(start.clone()..).next().is_some_and(|(path, _)| path.starts_with(&start))
    }
}

impl Around for Stored {
    fn before(&self, region: &Region) -> Result<(), MachineError> {
        if let Some(store) = &self.inputs {
            let parts = ["inputs", "templates"].map(|part| format!("{}/{part}", region.folder));
            store.fetch(&parts.each_ref().map(String::as_str))?;
        }
        match &self.outputs {
            Some((store, out)) => store.fetch(&[&format!("{out}{}", region.name)]),
            None => Ok(()),
        }
    }

    fn after(&self, region: &Region) -> Result<(), MachineError> {
        if let Some((store, out)) = &self.outputs {
            let place = format!("{out}{}", region.name);
            store.put(&[&place])?;
            store.let_go(&place)?;
        }
        match &self.inputs {
            Some(store) => store.let_go(&region.folder),
            None => Ok(()),
        }
    }

    fn bring(&self, below: &str, is_wanted: &dyn Fn(&str) -> bool) -> Result<(), MachineError> {
        match &self.outputs {
            Some((store, out)) => store.fetch_wanted(&format!("{out}{below}"), is_wanted),
            None => Ok(()),
        }
    }

    fn together(&self, below: &[&str]) -> Result<(), MachineError> {
        let Some((store, out)) = &self.outputs else { return Ok(()) };
        let places: Vec<String> = below.iter().map(|it| format!("{out}{it}")).collect();
        store.put(&places.iter().map(String::as_str).collect::<Vec<_>>())
    }
}
