//! Benchmarks of keytill: `cargo bench -p keytill-benches`. What they measured is in this folder's `README.md`.
