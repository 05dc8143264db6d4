// Builds ../template/report.html: one page with the program and its style inside, into which the
// report writer puts the data of a run. `npm run build` after every change in here.
import {createHash} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {build} from 'esbuild';
import {sourceDigest} from './digest.mjs';

const bundled = async (entry) => {
    const result = await build({
        entryPoints: [entry],
        bundle: true,
        minify: true,
        write: false,
        format: 'iife',
        target: 'es2022',
        charset: 'utf8',
        legalComments: 'none',
        jsx: 'automatic',
        jsxImportSource: 'preact',
    });
    return result.outputFiles[0].text.trim();
};

// A `</script` inside the program would end it; the minifier writes none, and this makes sure.
const program = await bundled('src/main.tsx');
const style = await bundled('src/style.css');
if (/<\/(script|style)|<!--/i.test(program + style)) {
    throw new Error('the bundle holds an end tag or a comment');
}
const hash = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
const policy = [
    "default-src 'none'",
    `script-src ${hash(program)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
].join('; ');

// The libraries' licences ask to be passed on with every copy.
const licences = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies)
    .map((name) => {
        const folder = `node_modules/${name}`;
        const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
        return `${name}\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}`;
    })
    .join('\n\n')
    .replace(/--+/g, '-');

const parts = {licences, policy, style, program, digest: sourceDigest()};
const page = readFileSync('page.html', 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
mkdirSync('../template', {recursive: true});
writeFileSync('../template/report.html', page);
console.log(`report.html: ${page.length} characters, ${gzipSync(page).length} bytes compressed`);
