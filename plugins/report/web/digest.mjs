// The digest of what the template is built from. tests/template_test.py computes the same.
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';

const files = () => [
    'build.mjs', 'digest.mjs', 'package-lock.json', 'page.html',
    ...readdirSync('src', {recursive: true, withFileTypes: true})
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}/${entry.name}`),
].sort();

export function sourceDigest() {
    const digest = createHash('sha256');
    for (const file of files()) {
        const content = readFileSync(file);
        digest.update(`${file}\n${content.length}\n`).update(content);
    }
    return `sha256:${digest.digest('hex')}`;
}
