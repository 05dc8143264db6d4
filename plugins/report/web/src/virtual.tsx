import {
    elementScroll, observeElementOffset, observeElementRect, Virtualizer,
} from '@tanstack/virtual-core';
import type {ComponentChildren} from 'preact';
import {useEffect, useImperativeHandle, useLayoutEffect, useReducer, useRef, useState}
    from 'preact/hooks';
import type {RefObject} from 'preact';

export interface ListHandle {
    /** Brings a row into view. */
    show(row: number): void;
    element: HTMLElement | null;
}

interface Properties {
    count: number;
    /** The height of a row in pixels before it was measured. */
    estimate: number;
    label: string;
    row: (position: number) => ComponentChildren;
    class?: string;
    /** `list` with rows as list items, or `table`, whose rows say their cells. */
    role?: 'list' | 'table' | 'group';
    head?: ComponentChildren;
    /** Called after the rows in the page changed. */
    drawn?: (container: HTMLElement) => void;
    handle?: RefObject<ListHandle | null>;
}

/** A list of any length that keeps only the rows in view in the page. Rows may differ in height. */
export function Rows(properties: Properties) {
    const {count, estimate, label, row, role = 'list', head, drawn, handle} = properties;
    const scroller = useRef<HTMLDivElement>(null);
    const [, redraw] = useReducer((version: number) => version + 1, 0);
    const options = {
        count,
        estimateSize: () => estimate,
        getScrollElement: () => scroller.current,
        scrollToFn: elementScroll,
        observeElementRect,
        observeElementOffset,
        onChange: () => redraw(undefined),
        overscan: 6,
    };
    const [virtual] = useState(() => new Virtualizer<HTMLDivElement, Element>(options));
    virtual.setOptions({...virtual.options, ...options});
    useEffect(() => virtual._didMount(), []);
    useLayoutEffect(() => virtual._willUpdate());
    useLayoutEffect(() => {
        if (scroller.current) drawn?.(scroller.current);
    });
    useImperativeHandle(handle ?? {current: null}, () => ({
        show: (position: number) => virtual.scrollToIndex(position, {align: 'center'}),
        get element() {
            return scroller.current;
        },
    }));
    const table = role === 'table';
    return (
        <div ref={scroller} class={`rows ${properties.class ?? ''}`} role={role} tabIndex={0}
            aria-label={label} aria-rowcount={table ? count + 1 : undefined}>
            {head}
            <div class="rows-all" role={role === 'group' ? undefined : table ? 'rowgroup' : 'presentation'}
                style={{height: `${virtual.getTotalSize()}px`}}>
                {virtual.getVirtualItems().map((item) => (
                    <div key={item.key} data-index={item.index} class="rows-one"
                        ref={virtual.measureElement}
                        role={table ? 'row' : role === 'list' ? 'listitem' : undefined}
                        aria-rowindex={table ? item.index + 2 : undefined}
                        aria-setsize={role === 'list' ? count : undefined}
                        aria-posinset={role === 'list' ? item.index + 1 : undefined}
                        style={{transform: `translateY(${item.start}px)`}}>
                        {row(item.index)}
                    </div>
                ))}
            </div>
        </div>
    );
}
