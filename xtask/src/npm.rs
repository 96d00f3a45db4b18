//! The npm packages, assembled as they are published.

use crate::glue;
use crate::shell::{Missing, Shell};
use crate::wasm::{self, Module};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// What lies where after [`assemble`].
#[derive(Debug)]
pub struct Packages {
    /// The folder in which programs find `keytill` under `node_modules`.
    pub home: PathBuf,
    /// The package `keytill`.
    pub keytill: PathBuf,
    /// The package `keytill-miniprogram`.
    pub miniprogram: PathBuf,
}

const NODE: &str = "needs Node 18.15 or newer as `node`, with npm";

/// Refuses to go on without Node and npm.
pub fn need_node(shell: &Shell) -> Result<()> {
    if !shell.has("node") {
        shell.install(&["nodejs"], NODE)?;
    }
    if !shell.has("npm") {
        shell.install(&["npm"], NODE)?;
    }
    Ok(())
}

/// Builds both modules, shrinks them, writes their glue, compiles the TypeScript and lays everything out under
/// `target/npm`, where tests beside it import the packages by their names, as any program would. Once for all suites.
pub fn assemble(shell: &Shell) -> Result<Packages> {
    static DONE: Mutex<bool> = Mutex::new(false);
    let home = shell.path("target/npm");
    let packages = Packages {
        keytill: home.join("node_modules/keytill"),
        miniprogram: home.join("node_modules/keytill-miniprogram"),
        home,
    };
    // Suites run side by side; the second one waits and finds it done.
    let mut done = DONE.lock().unwrap_or_else(PoisonError::into_inner);
    if !*done {
        build(shell, &packages)?;
        *done = true;
    }
    Ok(packages)
}

fn build(shell: &Shell, packages: &Packages) -> Result<()> {
    need_node(shell)?;
    let tools = Tools::install(shell)?;
    let work = shell.path("target/npm-work");
    for folder in [&work, &packages.keytill, &packages.miniprogram] {
        glue::clear(folder)?;
    }
    for module in Module::ALL {
        let modern = packages.keytill.join(format!("wasm/{}.wasm", module.name()));
        build_module(shell, &tools, module, wasm::TARGET, &work.join(module.name()), &modern)?;
        let oldest = packages.miniprogram.join(format!("machine/{}.wasm", module.name()));
        tools.shrink(shell, &modern, &oldest, LOWERED)?;
        tools.check_oldest(shell, &oldest)?;
        tools.compress(shell, &oldest)?;
    }
    lay_out_keytill(shell, &tools, &work, &packages.keytill)?;
    lay_out_miniprogram(shell, &tools, &work, &packages.miniprogram)
}

/// From the sources to the module that is published; its glue is left in `work`.
fn build_module(
    shell: &Shell,
    tools: &Tools,
    module: Module,
    target: &str,
    work: &Path,
    published: &Path,
) -> Result<()> {
    fs::create_dir_all(work)?;
    let built = work.join("built.wasm");
    wasm::build(shell, module, target, &built)?;
    wasm::glue(shell, &built, work)?;
    let bound = work.join("keytill_bg.wasm");
    tools.shrink(shell, &bound, published, &["-Oz", "--strip-debug", "--strip-producers"])
}

/// Builds the smaller module a second time, from nothing, and tells whether it is the same, byte for byte.
pub fn is_reproducible(shell: &Shell, packages: &Packages) -> Result<bool> {
    const AGAIN: &str = "target/wasm-again";
    let tools = Tools::install(shell)?;
    let work = shell.path("target/npm-work/again");
    glue::clear(&shell.path(AGAIN))?;
    let again = work.join("published.wasm");
    build_module(shell, &tools, Module::Pricing, AGAIN, &work, &again)?;
    let published = packages.keytill.join(format!("wasm/{}.wasm", Module::Pricing.name()));
    let same = fs::read(&again)? == fs::read(&published)?;
    shell.say(if same { "a second build gave the same bytes" } else { "a second build gave OTHER bytes" });
    Ok(same)
}

/// What every browser and Node knows that is not years old.
const MODERN: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// For phones that are never updated: what the first engines did not know is written out.
const LOWERED: &[&str] =
    &["--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering", "--signext-lowering"];

/// The tools that the packages are built with, in the versions that `wasm/npm/package-lock.json` names.
struct Tools {
    folder: PathBuf,
}

impl Tools {
    fn install(shell: &Shell) -> Result<Self> {
        let folder = shell.path("target/npm-tools");
        fs::create_dir_all(&folder)?;
        let mut changed = false;
        for name in ["package.json", "package-lock.json", ".npmrc"] {
            let (from, to) = (shell.path("wasm/npm").join(name), folder.join(name));
            let wanted = fs::read(&from).with_context(|| format!("cannot read {}", from.display()))?;
            if fs::read(&to).ok().as_ref() != Some(&wanted) {
                changed = true;
                fs::write(&to, wanted)?;
            }
        }
        if changed || !folder.join("node_modules/.bin").is_dir() {
            let mut install = shell.command("npm");
            install.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&folder);
            if !shell.follow(install, |_| {})? {
                let _ = fs::remove_dir_all(folder.join("node_modules"));
                return Err(Missing(
                    "needs npm's packages `typescript` and `binaryen` from the network".into(),
                )
                .into());
            }
        }
        Ok(Self { folder })
    }

    fn program(&self, shell: &Shell, name: &str) -> Command {
        let script = self.folder.join("node_modules/.bin").join(name);
        let mut command = shell.command("node");
        // npm's links lead to scripts for node, also where links are files of another kind.
        command.arg(fs::canonicalize(&script).unwrap_or(script));
        command
    }

    fn shrink(&self, shell: &Shell, from: &Path, to: &Path, passes: &[&str]) -> Result<()> {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut shrink = self.program(shell, "wasm-opt");
        shrink.args(passes).arg("--strip-target-features").args(MODERN).arg(from).arg("-o").arg(to);
        shell.run(shrink)
    }

    /// Makes sure that a module needs nothing that the first engines did not know.
    fn check_oldest(&self, shell: &Shell, file: &Path) -> Result<()> {
        let mut check = self.program(shell, "wasm-opt");
        check.args(["--mvp-features", "--enable-mutable-globals"]).arg(file);
        shell.run(check)
    }

    /// Writes `FILE.br` beside a file.
    fn compress(&self, shell: &Shell, file: &Path) -> Result<()> {
        let mut compress = shell.command("node");
        compress.arg(shell.path("wasm/npm/compress.mjs")).arg(file);
        shell.run(compress)
    }

    fn compile(&self, shell: &Shell, project: &Path, out: &Path, more: &[&str]) -> Result<()> {
        let mut compile = self.program(shell, "tsc");
        compile.arg("--project").arg(project).arg("--outDir").arg(out).args(more);
        compile.arg("--typeRoots").arg(self.folder.join("node_modules"));
        shell.run(compile)
    }
}

fn lay_out_keytill(shell: &Shell, tools: &Tools, work: &Path, package: &Path) -> Result<()> {
    let source = shell.path("wasm/npm");
    for name in ["package.json", "README.md"] {
        fs::copy(source.join(name), package.join(name)).with_context(|| format!("no {name}"))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(shell.path(name), package.join(name))?;
    }
    let project = source.join("tsconfig.json");
    for (folder, kind) in [("esm", "module"), ("cjs", "commonjs")] {
        let out = package.join(folder);
        let module = if kind == "module" { "esnext" } else { "commonjs" };
        tools.compile(shell, &project, &out, &["--module", module])?;
        fs::write(out.join("package.json"), format!("{{ \"type\": \"{kind}\", \"sideEffects\": false }}\n"))?;
        fs::create_dir_all(out.join("native"))?;
        fs::create_dir_all(out.join("where"))?;
        for module in Module::ALL {
            let name = module.name();
            let glue = fs::read_to_string(work.join(name).join("keytill.js"))?;
            fs::write(out.join(format!("native/{name}.js")), wrapped(&glue, kind == "module"))?;
            fs::copy(
                source.join(format!("src/where/{name}.{}", if kind == "module" { "js" } else { "cjs" })),
                out.join(format!("where/{name}.js")),
            )?;
            // The compiler does not copy declarations that were written by hand.
            for part in ["native", "where"] {
                let declaration = format!("{part}/{name}.d.ts");
                fs::copy(source.join("src").join(&declaration), out.join(&declaration))?;
            }
        }
        for declaration in ["native/glue.d.ts", "native/types.d.ts"] {
            fs::copy(source.join("src").join(declaration), out.join(declaration))?;
        }
    }
    Ok(())
}

/// Whether what programs write compiles, and what they must not write does not.
pub fn check_types(shell: &Shell, packages: &Packages) -> Result<bool> {
    let tools = Tools::install(shell)?;
    let folder = packages.home.join("tests/types");
    glue::clear(&folder)?;
    glue::copy_folder(&shell.path("wasm/tests/types"), &folder)?;
    let mut compile = tools.program(shell, "tsc");
    compile.arg("--project").arg(folder.join("tsconfig.json"));
    let good = shell.follow(compile, |_| {})?;
    // The example finds the mini-program's package as a program would.
    let example = packages.home.join("tests/miniprogram-example");
    glue::clear(&example)?;
    glue::copy_folder(&shell.path("examples/miniprogram"), &example)?;
    let mut compile = tools.program(shell, "tsc");
    compile.arg("--project").arg(example.join("tsconfig.json"));
    compile.arg("--typeRoots").arg(tools.folder.join("node_modules"));
    Ok(shell.follow(compile, |_| {})? && good)
}

/// The glue as a module of its own.
fn wrapped(glue: &str, is_module: bool) -> String {
    let glue = lean(glue);
    if is_module {
        format!("{glue}export default wasm_bindgen;\n")
    } else {
        format!(
            "\"use strict\";\nObject.defineProperty(exports, \"__esModule\", {{ value: true }});\n{glue}exports.default = wasm_bindgen;\n"
        )
    }
}

/// The glue without comments, which the hand-written layer has in better words.
fn lean(glue: &str) -> String {
    let mut out = String::new();
    let mut in_comment = false;
    for line in glue.lines() {
        let text = line.trim_start();
        in_comment |= text.starts_with("/**");
        if !in_comment && !text.is_empty() {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !text.ends_with("*/");
    }
    out
}

/// The same classes with another way to load them. `lib` goes to the phone: prices alone; `machine` has the whole machine for
/// those who have the room.
fn lay_out_miniprogram(shell: &Shell, tools: &Tools, work: &Path, package: &Path) -> Result<()> {
    let (source, overlay) = (work.join("miniprogram"), shell.path("wasm/miniprogram"));
    glue::copy_folder(&shell.path("wasm/npm/src"), &source.join("src"))?;
    for part in ["native", "where"] {
        fs::remove_dir_all(source.join("src").join(part))?;
    }
    let types = "native/types.d.ts";
    glue::copy_folder(&overlay.join("src"), &source.join("src"))?;
    fs::copy(shell.path("wasm/npm/src").join(types), source.join("src").join(types))?;
    fs::copy(overlay.join("tsconfig.json"), source.join("tsconfig.json"))?;
    for name in ["package.json", "README.md"] {
        fs::copy(overlay.join(name), package.join(name)).with_context(|| format!("no {name}"))?;
    }
    let compiled = work.join("miniprogram-compiled");
    tools.compile(shell, &source.join("tsconfig.json"), &compiled, &[])?;
    for module in Module::ALL {
        let name = module.name();
        let glue = fs::read_to_string(work.join(name).join("keytill.js"))?;
        fs::create_dir_all(compiled.join("native"))?;
        let wrapped = format!(
            "\"use strict\";\nObject.defineProperty(exports, \"__esModule\", {{ value: true }});\n\
             exports.default = function (TextEncoder, TextDecoder, WebAssembly) {{\n{}return wasm_bindgen;\n}};\n",
            lean(&glue)
        );
        fs::write(compiled.join(format!("native/{name}.js")), wrapped)?;
        for declaration in [format!("native/{name}.d.ts"), "native/glue.d.ts".into(), types.into()] {
            fs::copy(source.join("src").join(&declaration), compiled.join(&declaration))?;
        }
    }
    glue::copy_folder(&compiled, &package.join("machine"))?;
    // What prices need, under the name that a program imports.
    let (lib, all) = (package.join("lib"), package.join("machine"));
    for name in PRICING {
        for ending in ["js", "d.ts"] {
            let to = lib.join(format!("{name}.{ending}"));
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::copy(all.join(format!("{name}.{ending}")), to)?;
        }
    }
    fs::create_dir_all(lib.join("documents"))?;
    for declaration in
        ["native/glue", "native/types", "documents/index", "documents/generated", "documents/hand"]
    {
        let declaration = format!("{declaration}.d.ts");
        fs::copy(all.join(&declaration), lib.join(&declaration))?;
    }
    for ending in ["js", "d.ts"] {
        fs::copy(lib.join(format!("pricing.{ending}")), lib.join(format!("index.{ending}")))?;
    }
    fs::rename(all.join("pricing.wasm.br"), lib.join("pricing.wasm.br"))?;
    Ok(())
}

/// The files of a mini-program that has prices alone.
const PRICING: &[&str] =
    &["pricing", "pricer", "rejected", "money", "loader", "text", "native/pricing", "where/pricing"];
