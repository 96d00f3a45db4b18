use crate::demo::Demo;
use anyhow::Result;
use std::path::Path;
pub fn digests(demo: &Demo) -> String {
    format!("{} {} {}", demo.live, demo.replayed, demo.restored)
}
pub fn all(demo: &Demo, _: &Path) -> Result<String> {
    let mut t = digests(demo);
    for r in &demo.played.rejected {
        t.push_str(&format!("\n{} {} {} {}", r.line, r.asked, r.code, r.sentence));
    }
    t.push_str(&format!(
        "\n{:?} {:?} {:?} {:?} {}\n",
        demo.played.sales.events,
        demo.played.sales.channels,
        demo.took,
        demo.replay_took,
        demo.holds()
    ));
    Ok(t)
}
