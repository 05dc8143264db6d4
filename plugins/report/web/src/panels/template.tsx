import {useMemo, useRef, useState} from 'preact/hooks';
import type {Cluster, Slot, SlotValue, Template} from '../data';
import {Offsets} from '../offsets';
import {Name, Panel, percent} from '../parts';
import {toDocument} from '../route';
import {Rows} from '../virtual';
import type {ListHandle} from '../virtual';
import {useSpeech} from '../words';

/** What the copies share, with numbered slots, and what each copy has in each slot. */
export function TemplatePanel({template, cluster}: {template: Template; cluster: Cluster}) {
    const {say} = useSpeech();
    const {slots} = template;
    const [byCopy, setByCopy] = useState(false);
    const list = useRef<ListHandle>(null);
    const copies = useMemo(() => valuesByMember(slots), [template]);
    const members = [...copies.keys()].sort((x, y) => x - y);
    const show = (slot: number) => {
        setByCopy(false);
        list.current?.show(slot);
    };
    return (
        <Panel title={say('template.title')} aside={
            <span class="faint">
                {typeof template.common === 'number' && <>{say('template.common', {percent: percent(template.common)})} </>}
                {say('template.hint')}
            </span>
        }>
            <Skeleton template={template} show={show} />
            {slots.length > 0 && <>
                <div class="choices" role="group" aria-label={say('template.values')}>
                    <h3>{say('template.values')}</h3>
                    <button type="button" aria-pressed={!byCopy} onClick={() => setByCopy(false)}>{say('template.bySlot')}</button>
                    <button type="button" aria-pressed={byCopy} onClick={() => setByCopy(true)}>{say('template.byCopy')}</button>
                </div>
                {byCopy
                    ? <Rows key="copies" count={members.length} estimate={80} label={say('template.byCopy')} class="slots"
                        row={(position) => <CopyValues member={members[position]} slots={slots}
                            values={copies.get(members[position]) ?? []} cluster={cluster} />} />
                    : <Rows key="slots" count={slots.length} estimate={70} label={say('template.bySlot')} class="slots" handle={list}
                        row={(position) => <SlotValues slot={slots[position]} number={position + 1} />} />}
            </>}
        </Panel>
    );
}

function Skeleton({template, show}: {template: Template; show: (slot: number) => void}) {
    const {say, named} = useSpeech();
    const {slots, skeleton} = template;
    const offsets = useMemo(() => new Offsets(skeleton), [skeleton]);
    let at = 0;
    return (
        <div class="skeleton" tabIndex={0}>
            {slots.map((slot, position) => {
                const before = offsets.slice(at, slot.begin);
                at = Math.max(at, slot.end);
                return (
                    <>
                        {before}
                        <button type="button" class="slot-chip" onClick={() => show(position)}
                            title={say('template.slot', {number: position + 1, kind: named('slot', slot.kind)})}>
                            {position + 1} {named('slot', slot.kind)}
                        </button>
                    </>
                );
            })}
            {offsets.slice(at, offsets.length)}
        </div>
    );
}

function valuesByMember(slots: Slot[]): Map<number, [number, SlotValue][]> {
    const found = new Map<number, [number, SlotValue][]>();
    slots.forEach((slot, position) => slot.values.forEach((value) => {
        const all = found.get(value.member) ?? [];
        all.push([position, value]);
        found.set(value.member, all);
    }));
    return found;
}

function placeOf({document, begin, end}: SlotValue): string {
    return toDocument(document, begin !== null && end !== null ? {begin, end} : undefined);
}

const shown = 8;

/** The values of a slot, each with the copies that have it; what most have first. */
function SlotValues({slot, number}: {slot: Slot; number: number}) {
    const {say, named} = useSpeech();
    const groups = new Map<string, SlotValue[]>();
    for (const value of slot.values) {
        const all = groups.get(value.text ?? '') ?? [];
        all.push(value);
        groups.set(value.text ?? '', all);
    }
    return (
        <section class="slot-values">
            <h4><span class="slot-chip">{number} {named('slot', slot.kind)}</span></h4>
            <dl>
                {[...groups].sort(([, x], [, y]) => y.length - x.length).slice(0, shown).map(([text, values]) => (
                    <div>
                        <dt>{text === '' ? <span class="faint">{say('none')}</span> : text}</dt>
                        <dd>
                            {values.slice(0, shown).map((value) => (
                                <a href={placeOf(value)} class="chip">
                                    <b>{value.member + 1}</b> <Name id={value.document} />
                                </a>
                            ))}
                            {values.length > shown && <span class="faint">+{values.length - shown}</span>}
                        </dd>
                    </div>
                ))}
            </dl>
            {groups.size > shown && <p class="faint">+{groups.size - shown}</p>}
        </section>
    );
}

const shownOfCopy = 100;

function CopyValues({member, slots, values, cluster}:
    {member: number; slots: Slot[]; values: [number, SlotValue][]; cluster: Cluster}) {
    const {say, named} = useSpeech();
    const place = cluster.members[member];
    return (
        <section class="slot-values">
            <h4>{member + 1} {place && <a href={toDocument(place.document, place)}><Name id={place.document} /></a>}</h4>
            {values.slice(0, shownOfCopy).map(([position, value]) => (
                <a href={placeOf(value)} class="chip" title={named('slot', slots[position].kind)}>
                    <span class="faint">{position + 1}</span> {value.text ?? say('none')}
                </a>
            ))}
        </section>
    );
}
