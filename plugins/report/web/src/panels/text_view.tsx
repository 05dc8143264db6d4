import type {RefObject} from 'preact';
import {MarkIndex, paint, segments, supported} from '../highlight';
import type {Paragraph} from '../paragraphs';
import {Rows} from '../virtual';
import type {ListHandle} from '../virtual';
import {useSpeech} from '../words';

/** A layer that is shown beside the text. */
export interface EdgeLayer {
    name: string;
    colour: number;
    marks: MarkIndex;
}

interface Properties {
    text: string;
    lines: Paragraph[];
    marks: MarkIndex;
    edges: EdgeLayer[];
    handle: RefObject<ListHandle | null>;
    /** A place in the text was clicked: its UTF-16 unit. */
    choose: (unit: number) => void;
}

export function TextView({text, lines, marks, edges, handle, choose}: Properties) {
    const {say} = useSpeech();
    return (
        <div class="text" onClick={(event) => {
            const unit = unitAt(event);
            if (unit !== null && getSelection()?.isCollapsed !== false) choose(unit);
        }}>
            <Rows count={lines.length} estimate={34} role="group" label={say('document.text')} class="paragraphs"
                handle={handle} drawn={(container) => supported && paint(container, marks)}
                row={(position) => {
                    const line = lines[position];
                    return (
                        <>
                            <span class="edges" aria-hidden="true">
                                {edges.map((edge) => (
                                    <i class={edge.marks.within(line.begin, line.end).length > 0 ? `edge h-${edge.colour}` : ''}
                                        title={edge.name} />
                                ))}
                            </span>
                            <p data-begin={line.begin}>
                                {supported ? text.slice(line.begin, line.end)
                                    : segments(line.begin, line.end, marks).map((each) => (
                                        <span class={each.colours.map((colour) => `fill h-${colour}`).join(' ')}
                                            data-at={each.begin}>
                                            {text.slice(each.begin, each.end)}
                                        </span>
                                    ))}
                            </p>
                        </>
                    );
                }} />
        </div>
    );
}

/** The unit of the text that was clicked; null beside it. */
function unitAt(event: MouseEvent): number | null {
    let node: Node | null = null;
    let offset = 0;
    if ('caretPositionFromPoint' in document) {
        const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
        node = caret?.offsetNode ?? null;
        offset = caret?.offset ?? 0;
    } else {
        const range = (document as Document & {caretRangeFromPoint(x: number, y: number): Range | null})
            .caretRangeFromPoint(event.clientX, event.clientY);
        node = range?.startContainer ?? null;
        offset = range?.startOffset ?? 0;
    }
    const holder = node?.parentElement?.closest<HTMLElement>('[data-at], [data-begin]');
    if (!(node instanceof Text) || !holder) return null;
    return Number(holder.dataset.at ?? holder.dataset.begin) + offset;
}
