// Bundles tests/*.test.ts and runs them with node's own runner: `npm test`.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {build} from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'palimpsest-report-'));
const tests = readdirSync('tests').filter((name) => name.endsWith('.test.ts'));
await build({
    entryPoints: tests.map((name) => join('tests', name)),
    bundle: true,
    outdir: folder,
    outExtension: {'.js': '.mjs'},
    format: 'esm',
    platform: 'node',
});
const files = tests.map((name) => join(folder, name.replace(/\.ts$/, '.mjs')));
const {status} = spawnSync(process.execPath, ['--test', ...files], {stdio: 'inherit'});
rmSync(folder, {recursive: true});
process.exit(status ?? 1);
