//! What somebody types into a search: no wording of it is an error of the query.

#![no_main]

use libfuzzer_sys::fuzz_target;
use viva::domain::time::Moment;
use viva::domain::wording::Query;
use viva::store::{Search, Store};

struct Bank {
    store: Store,
    _folder: tempfile::TempDir,
}

thread_local! {
    static BANK: Bank = {
        let folder = tempfile::tempdir().expect("a folder");
        let now = Moment::parse("2026-11-21T09:00:00Z").expect("a time");
        let store = Store::open(&folder.path().join("bank.db"), now).expect("a database");
        Bank { store, _folder: folder }
    };
}

fuzz_target!(|typed: &str| {
    let likeness = Query::of(typed).likeness(typed);
    assert!((0.0..=1.000_001).contains(&likeness), "{likeness}");
    BANK.with(|bank| {
        let search = Search { typed, only: None, shown: "en", limit: 10 };
        bank.store.search(&search).expect("a search");
    });
});
