//! A disk that can be full, and that can lose what was not flushed: a layer between SQLite and the
//! system's files. It writes down every write, flush and change of length below one folder, in order,
//! and passes everything on. What lies elsewhere is passed on untouched.

use super::chance::Chance;
use rusqlite::ffi::{self, sqlite3_file, sqlite3_io_methods, sqlite3_vfs};
use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, Once};

/// What a disk writes at once, or not at all.
const SECTOR: usize = 512;

#[derive(Clone, Debug)]
enum Op {
    Write { file: String, at: usize, bytes: Vec<u8> },
    Truncate { file: String, size: usize },
    Sync { file: String },
    Delete { file: String },
}

/// The disk of one folder, as long as it is held.
pub struct Disk {
    folder: PathBuf,
    /// What was there at first: all of it flushed.
    first: BTreeMap<String, Vec<u8>>,
    ops: Mutex<Vec<Op>>,
    /// Writes that still succeed; below zero all fail.
    room: AtomicI64,
}

static DISKS: Mutex<Vec<Arc<Disk>>> = Mutex::new(Vec::new());

/// Takes the disk of a folder away again.
pub struct Watched(pub Arc<Disk>);

impl Drop for Watched {
    fn drop(&mut self) {
        DISKS.lock().unwrap().retain(|disk| !Arc::ptr_eq(disk, &self.0));
    }
}

impl Disk {
    /// Watches what SQLite opens below `folder` from now on.
    pub fn of(folder: &Path) -> Watched {
        register();
        let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
        let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
        let named = |entry: std::fs::DirEntry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, std::fs::read(entry.path()).unwrap())
        };
        let disk = Arc::new(Self {
            first: files
                .map(named)
                .filter(|(name, _)| name != "history.users")
                .collect(),
            folder: folder.canonicalize().unwrap(),
            ops: Mutex::new(Vec::new()),
            room: AtomicI64::new(i64::MAX),
        });
        DISKS.lock().unwrap().push(disk.clone());
        Watched(disk)
    }

    /// How much has happened.
    pub fn now(&self) -> usize {
        self.ops.lock().unwrap().len()
    }

    /// After `writes` more the disk is full.
    pub fn fill_after(&self, writes: i64) {
        self.room.store(writes, Ordering::SeqCst);
    }

    pub fn empty(&self) {
        self.room.store(i64::MAX, Ordering::SeqCst);
    }

    fn takes_a_write(&self) -> bool {
        self.room.load(Ordering::SeqCst) == i64::MAX || self.room.fetch_sub(1, Ordering::SeqCst) > 0
    }

    fn note(&self, op: Op) {
        self.ops.lock().unwrap().push(op);
    }

    /// Writes into `to` what is left when the power goes after the first `until` operations: all that
    /// was flushed, and of the rest what chance has written, by sectors, in any order, some torn. A disk
    /// that is not honest has flushed nothing.
    pub fn without_power(&self, until: usize, chance: &mut Chance, to: &Path, honest: bool) {
        // From nothing of the rest to nearly all of it.
        let share = [0, 30, 70, 95][usize::try_from(chance.next() % 4).unwrap()];
        let first = self
            .first
            .iter()
            .map(|(name, bytes)| (name.clone(), (bytes.clone(), Vec::new())));
        let mut files: BTreeMap<String, (Vec<u8>, Vec<Op>)> = first.collect();
        for op in self.ops.lock().unwrap().iter().take(until) {
            let (Op::Write { file, .. }
            | Op::Truncate { file, .. }
            | Op::Sync { file }
            | Op::Delete { file }) = op;
            let (flushed, pending) = files.entry(file.clone()).or_default();
            match op {
                Op::Sync { .. } if !honest => {}
                Op::Sync { .. } => {
                    for op in pending.drain(..) {
                        apply(flushed, &op);
                    }
                }
                other => pending.push(other.clone()),
            }
        }
        for (file, (mut bytes, pending)) in files {
            let mut gone = false;
            for op in pending {
                match op {
                    Op::Write { at, bytes: new, .. } => {
                        let mut done = 0;
                        while done < new.len() {
                            let here = at + done;
                            let take = (SECTOR - here % SECTOR).min(new.len() - done);
                            let take_now = if chance.percent(2) { take / 2 } else { take };
                            if chance.percent(share) {
                                put(&mut bytes, here, &new[done..done + take_now]);
                            }
                            done += take;
                        }
                    }
                    Op::Delete { .. } => gone = chance.percent(50),
                    other if chance.percent(share) => apply(&mut bytes, &other),
                    _ => {}
                }
            }
            if !gone {
                std::fs::write(to.join(file), bytes).unwrap();
            }
        }
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    if bytes.len() < at + new.len() {
        bytes.resize(at + new.len(), 0);
    }
    bytes[at..at + new.len()].copy_from_slice(new);
}

fn apply(bytes: &mut Vec<u8>, op: &Op) {
    match op {
        Op::Write { at, bytes: new, .. } => put(bytes, *at, new),
        Op::Truncate { size, .. } => bytes.truncate(*size),
        Op::Delete { .. } => bytes.clear(),
        Op::Sync { .. } => {}
    }
}

/// An open file; the system's own lies behind it in the same piece of memory.
#[repr(C)]
struct Shim {
    base: sqlite3_file,
    watch: *mut Watch,
}

struct Watch {
    disk: Arc<Disk>,
    file: String,
}

struct Shared(*mut sqlite3_vfs);
// SAFETY: SQLite's structures of a registered file system are never changed or freed.
unsafe impl Send for Shared {}
unsafe impl Sync for Shared {}

static REAL: std::sync::OnceLock<Shared> = std::sync::OnceLock::new();

fn real_vfs() -> *mut sqlite3_vfs {
    REAL.get().unwrap().0
}

fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the system's own file system is registered before anything else and stays.
        unsafe {
            let real = ffi::sqlite3_vfs_find(std::ptr::null());
            let _ = REAL.set(Shared(real));
            let mut shim = Box::new(*real);
            shim.zName = c"watched".as_ptr();
            shim.szOsFile = c_int::try_from(size_of::<Shim>()).unwrap() + (*real).szOsFile;
            shim.xOpen = Some(open);
            shim.xDelete = Some(delete);
            assert_eq!(ffi::sqlite3_vfs_register(Box::into_raw(shim), 1), ffi::SQLITE_OK);
        }
    });
}

fn disk_of(path: *const c_char) -> Option<(Arc<Disk>, String)> {
    if path.is_null() {
        return None;
    }
    // SAFETY: SQLite gives names that end with a zero.
    let path = PathBuf::from(unsafe { CStr::from_ptr(path) }.to_str().ok()?);
    let file = path.file_name()?.to_str()?.to_owned();
    let disks = DISKS.lock().unwrap();
    let disk = disks.iter().find(|disk| path.parent() == Some(&*disk.folder))?;
    Some((disk.clone(), file))
}

/// The system's file of one of ours.
fn real(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: SQLite gave the room for both; see `szOsFile`.
    unsafe { file.cast::<Shim>().add(1).cast() }
}

fn watch<'a>(file: *mut sqlite3_file) -> Option<&'a Watch> {
    // SAFETY: set by `open`, freed by `close`, after which SQLite has no use for the file.
    unsafe { (*file.cast::<Shim>()).watch.as_ref() }
}

unsafe extern "C" fn open(
    _vfs: *mut sqlite3_vfs,
    name: *const c_char,
    file: *mut sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: as SQLite calls the system's own.
    unsafe {
        (*file).pMethods = std::ptr::null();
        let done = ((*real_vfs()).xOpen.unwrap())(real_vfs(), name, real(file), flags, out);
        if done == ffi::SQLITE_OK {
            let found = disk_of(name).map(|(disk, file)| Box::into_raw(Box::new(Watch { disk, file })));
            (*file.cast::<Shim>()).watch = found.unwrap_or(std::ptr::null_mut());
            (*file).pMethods = &raw const METHODS;
        }
        done
    }
}

unsafe extern "C" fn delete(_vfs: *mut sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    if let Some((disk, file)) = disk_of(name) {
        disk.note(Op::Delete { file });
    }
    // SAFETY: as SQLite calls the system's own.
    unsafe { ((*real_vfs()).xDelete.unwrap())(real_vfs(), name, sync) }
}

/// Calls the system's own method of a file.
macro_rules! pass {
    ($method:ident, $file:expr $(, $argument:expr)*) => {
        // SAFETY: SQLite's own arguments, for the file that it opened.
        unsafe {
            let file = real($file);
            ((*(*file).pMethods).$method.unwrap())(file $(, $argument)*)
        }
    };
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    // SAFETY: made by `open`; SQLite closes a file once.
    unsafe {
        let watch = (*file.cast::<Shim>()).watch;
        if !watch.is_null() {
            drop(Box::from_raw(watch));
        }
    }
    pass!(xClose, file)
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, count: c_int, at: i64) -> c_int {
    let Some(watch) = watch(file) else {
        return pass!(xWrite, file, from, count, at);
    };
    if !watch.disk.takes_a_write() {
        return ffi::SQLITE_FULL;
    }
    let done = pass!(xWrite, file, from, count, at);
    if done == ffi::SQLITE_OK {
        // SAFETY: SQLite gives so many bytes.
        let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), usize::try_from(count).unwrap()) };
        watch.disk.note(Op::Write {
            file: watch.file.clone(),
            at: usize::try_from(at).unwrap(),
            bytes: bytes.to_vec(),
        });
    }
    done
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: i64) -> c_int {
    if let Some(watch) = watch(file) {
        let size = usize::try_from(size).unwrap();
        let file = watch.file.clone();
        watch.disk.note(Op::Truncate { file, size });
    }
    pass!(xTruncate, file, size)
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    // The flush itself is what the log stands for: the files of a story need none.
    let _ = flags;
    if let Some(watch) = watch(file) {
        if watch.disk.room.load(Ordering::SeqCst) < 0 {
            return ffi::SQLITE_IOERR_FSYNC;
        }
        let file = watch.file.clone();
        watch.disk.note(Op::Sync { file });
        return ffi::SQLITE_OK;
    }
    pass!(xSync, file, flags)
}

unsafe extern "C" fn read(file: *mut sqlite3_file, to: *mut c_void, count: c_int, at: i64) -> c_int {
    pass!(xRead, file, to, count, at)
}
unsafe extern "C" fn file_size(file: *mut sqlite3_file, size: *mut i64) -> c_int {
    pass!(xFileSize, file, size)
}
unsafe extern "C" fn lock(file: *mut sqlite3_file, level: c_int) -> c_int {
    pass!(xLock, file, level)
}
unsafe extern "C" fn unlock(file: *mut sqlite3_file, level: c_int) -> c_int {
    pass!(xUnlock, file, level)
}
unsafe extern "C" fn is_reserved(file: *mut sqlite3_file, out: *mut c_int) -> c_int {
    pass!(xCheckReservedLock, file, out)
}
unsafe extern "C" fn control(file: *mut sqlite3_file, op: c_int, argument: *mut c_void) -> c_int {
    pass!(xFileControl, file, op, argument)
}
unsafe extern "C" fn sector_size(file: *mut sqlite3_file) -> c_int {
    pass!(xSectorSize, file)
}
unsafe extern "C" fn traits(file: *mut sqlite3_file) -> c_int {
    pass!(xDeviceCharacteristics, file)
}
unsafe extern "C" fn shm_map(
    file: *mut sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    pass!(xShmMap, file, page, size, extend, out)
}
unsafe extern "C" fn shm_lock(file: *mut sqlite3_file, offset: c_int, count: c_int, flags: c_int) -> c_int {
    pass!(xShmLock, file, offset, count, flags)
}
unsafe extern "C" fn shm_barrier(file: *mut sqlite3_file) {
    pass!(xShmBarrier, file);
}
unsafe extern "C" fn shm_unmap(file: *mut sqlite3_file, delete: c_int) -> c_int {
    pass!(xShmUnmap, file, delete)
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(is_reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(traits),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
