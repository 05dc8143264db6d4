import type {Cluster, Member, Slot, Template} from '../data';
import {Name, Panel} from '../parts';
import {toDocument} from '../route';
import {Rows} from '../virtual';
import {useSpeech} from '../words';

/** What the copies share, with numbered slots, and what each copy has in each slot. */
export function TemplatePanel({template, cluster}: {template: Template; cluster: Cluster}) {
    const {say, named} = useSpeech();
    const {slots} = template;
    return (
        <Panel title={say('template.title')} aside={<span class="faint">{say('template.hint')}</span>}>
            <div class="skeleton" tabIndex={0}>
                {parts(template.skeleton).map((part) => typeof part === 'string' ? part : (
                    <span class={`slot-chip k-${slots[part.slot]?.kind ?? 'free'}`}
                        title={say('template.slot', {number: part.slot + 1, kind: named('slot', slots[part.slot]?.kind ?? 'free')})}>
                        {part.slot + 1} {named('slot', slots[part.slot]?.kind ?? 'free')}
                    </span>
                ))}
            </div>
            <h3>{say('template.values')}</h3>
            <Rows count={slots.length} estimate={70} label={say('template.values')} class="slots"
                row={(position) => <SlotValues slot={slots[position]} number={position + 1} cluster={cluster} />} />
        </Panel>
    );
}

type Part = string | {slot: number};

/** A skeleton names its slots by number, from 0: `{0}`. */
function parts(skeleton: string): Part[] {
    return skeleton.split(/(\{\d+\})/).filter((part) => part !== '').map((part): Part => {
        const match = /^\{(\d+)\}$/.exec(part);
        return match ? {slot: Number(match[1])} : part;
    });
}

/** The values of a slot, each with the copies that have it; what most have first. */
function SlotValues({slot, number, cluster}: {slot: Slot; number: number; cluster: Cluster}) {
    const {say, named} = useSpeech();
    const groups = new Map<string, Slot['values']>();
    for (const value of slot.values) groups.set(value.text, [...(groups.get(value.text) ?? []), value]);
    const position = (value: Slot['values'][number]) => cluster.members.findIndex((member: Member) =>
        member.document === value.document && member.begin <= value.begin && value.end <= member.end);
    return (
        <section class="slot-values">
            <h4><span class={`slot-chip k-${slot.kind}`}>{number} {named('slot', slot.kind)}</span></h4>
            <dl>
                {[...groups].sort(([, x], [, y]) => y.length - x.length).map(([text, values]) => (
                    <div>
                        <dt>{text === '' ? <span class="faint">{say('none')}</span> : text}</dt>
                        <dd>
                            {values.slice(0, 6).map((value) => (
                                <a href={toDocument(value.document, value)} class="chip">
                                    {position(value) >= 0 && <b>{position(value) + 1}</b>}{' '}
                                    <Name id={value.document.split('/').at(-1) ?? ''} />
                                </a>
                            ))}
                            {values.length > 6 && <span class="faint">+{values.length - 6}</span>}
                        </dd>
                    </div>
                ))}
            </dl>
        </section>
    );
}
