// How many bytes files have, together: `measure.mjs plain|gzip|brotli FILE|FOLDER…`.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [how, ...roots] = process.argv.slice(2);
const files = (path) =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => files(`${path}/${name}`)) : [path];
// Declarations are for compilers; nobody loads them.
const loaded = roots.flatMap(files).filter((file) => !/\.d\.ts$|\.map$/.test(file));
const all = Buffer.concat(loaded.map((file) => readFileSync(file)));
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
const packed = { plain: (bytes) => bytes, gzip: (bytes) => gzipSync(bytes, { level: 9 }), brotli: (bytes) => brotliCompressSync(bytes, { params }) };
console.log(JSON.stringify({ bytes: packed[how](all).length }));
