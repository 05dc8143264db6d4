import type {Row} from '../data';
import type {Offsets} from '../offsets';
import {Rows} from '../virtual';
import {useSpeech} from '../words';

interface Entry {
    begin: number;
    end: number;
    text: string;
    level: number;
    work: boolean;
}

/** Works and the headings in them, in the order of the text. */
function entries(layers: Record<string, Row[]>, offsets: Offsets, untitled: string): Entry[] {
    const works = layers.works ?? [];
    const found: Entry[] = (layers.headings ?? []).map((row) => ({
        begin: row.begin, end: row.end, work: false,
        level: typeof row.level === 'number' ? row.level : 1,
        text: offsets.slice(row.begin, Math.min(row.end, row.begin + 60)),
    }));
    if (works.length > 1) {
        for (const row of works) {
            const title = typeof row.title === 'string' ? row.title : untitled;
            found.push({begin: row.begin, end: row.begin, level: -1, work: true, text: title});
        }
    }
    return found.sort((x, y) => x.begin - y.begin || x.level - y.level);
}

export function Outline({layers, offsets, go}:
    {layers: Record<string, Row[]>; offsets: Offsets; go: (span: {begin: number; end: number}) => void}) {
    const {say} = useSpeech();
    const all = entries(layers, offsets, say('document.untitled'));
    if (all.length === 0) return null;
    return (
        <nav class="outline" aria-label={say('document.outline')}>
            <details open={innerWidth > 1000}>
                <summary>{say('document.outline')} <span class="faint">{all.length}</span></summary>
                <Rows count={all.length} estimate={30} label={say('document.outline')}
                    row={(position) => {
                        const each = all[position];
                        return (
                            <button type="button" class={`entry l-${Math.min(5, each.level)}${each.work ? ' work' : ''}`}
                                onClick={() => go(each)}>
                                {each.text}
                            </button>
                        );
                    }} />
            </details>
        </nav>
    );
}
