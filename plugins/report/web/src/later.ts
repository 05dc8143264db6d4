/** Work that can wait until what the person does is drawn; what was asked for last is done first,
 * because that is what is in view. */
const waiting: (() => void)[] = [];
/** Milliseconds of work between two looks at what the person does. */
const turn = 6;
let timer = 0;

function work(): void {
    timer = 0;
    const end = performance.now() + turn;
    while (waiting.length > 0 && performance.now() < end) waiting.pop()?.();
    if (waiting.length > 0) timer = window.setTimeout(work);
}

/** Does it later; the function returned takes it back. */
export function later(task: () => void): () => void {
    waiting.push(task);
    if (timer === 0) timer = window.setTimeout(work);
    return () => {
        const position = waiting.lastIndexOf(task);
        if (position >= 0) waiting.splice(position, 1);
    };
}
