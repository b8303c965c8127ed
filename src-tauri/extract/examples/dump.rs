fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let ext = path.rsplit('.').next().unwrap().to_owned();
        let t = std::time::Instant::now();
        let found = understudy_extract::read(&ext, bytes);
        println!("=== {path} {:?}", t.elapsed());
        match found {
            Err(e) => println!("REFUSED {e:?}"),
            Ok(f) => {
                println!("{:?} {} {:?} {:?} thumb {:?} sent {:?} {:?}", f.kind, f.media_type, f.sides, f.pages, f.thumbnail.as_ref().map(Vec::len), f.sent.as_ref().map(Vec::len), f.notes);
                if let Some(t) = &f.text { println!("{}", &t[..t.floor_char_boundary(1500)]); }
                if let Some(t) = &f.thumbnail { std::fs::write(format!("/tmp/scratch/thumb-{}.img", path.rsplit('/').next().unwrap()), t).unwrap(); }
            }
        }
    }
}
