import type { Evidence } from '../diagnosis/diagnosis';
import { formatBytes } from '../words/formatBytes';
import { formatRoundBytes } from '../words/formatRoundBytes';
import { describeTold } from './describeTold';
import { escapeMarkdown, toCodeBlock, toMarkdownLink } from './escapeMarkdown';
import { ticketStrings as texts } from './ticketStrings';
import type { Told } from './told';

export interface Ticket extends Told {
  /** What people know the pod by, with its kind; null where nobody says. */
  workload: { kind: string | null; name: string } | null;
  /** The moment that was looked at, Unix seconds. */
  atSeconds: number;
  /** Address of the page that shows it, with absolute times; null where there is none. */
  href: string | null;
}

const SIDES: ReadonlyArray<Evidence['side']> = ['for', 'against', 'note'];

/** One container as Markdown, for a ticket or a chat: who and what, why, and what to do, with commands to paste. */
export function toTicket(ticket: Ticket): string {
  const { key, diagnosis, atSeconds, href } = ticket;
  const name = [ticket.key.namespace, ticket.workload?.name ?? key.pod, key.container].join(' / ');
  const evidence = SIDES.flatMap((side) => toEvidence(side, diagnosis?.evidence ?? []));
  return [
    `## ${escapeMarkdown(name)}`,
    `**${escapeMarkdown(describeTold(ticket, atSeconds))}**`,
    toFacts(ticket),
    ...evidence,
    ...toSteps(ticket),
    ...(href === null ? [] : [toMarkdownLink(texts.open, href)]),
  ]
    .join('\n\n')
    .concat('\n');
}

function toFacts({ key, workload, usageBytes, workingSetBytes, limitBytes, atSeconds }: Ticket): string {
  const { facts } = texts;
  const used = formatBytes(usageBytes ?? workingSetBytes);
  const lines: Array<[string, string]> = [
    ...(workload === null
      ? []
      : ([[facts.workload, [workload.kind, workload.name].filter(Boolean).join(' ')]] as Array<[string, string]>)),
    [facts.container, [key.cluster, key.namespace, key.pod, key.container].filter((one) => one !== null).join(' / ')],
    [facts.usage, limitBytes === null ? facts.noLimit(used) : facts.ofLimit(used, formatRoundBytes(limitBytes))],
    [facts.at, `${new Date(atSeconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`],
  ];
  return lines.map(([title, words]) => `- ${title}: ${escapeMarkdown(words)}`).join('\n');
}

function toEvidence(side: Evidence['side'], evidence: readonly Evidence[]): string[] {
  const ofSide = evidence.filter((one) => one.side === side);
  return ofSide.length === 0
    ? []
    : [`### ${texts.sides[side]}`, ofSide.map(({ text }) => `- ${escapeMarkdown(text)}`).join('\n')];
}

function toSteps({ diagnosis }: Ticket): string[] {
  const steps = diagnosis?.nextSteps ?? [];
  if (steps.length === 0) {
    return [];
  }
  const lines = steps.map(({ text, command }, index) => {
    const marker = `${index + 1}. `;
    const code = command === null ? '' : `\n\n${toCodeBlock(command, 'sh', ' '.repeat(marker.length))}`;
    return `${marker}${escapeMarkdown(text)}${code}`;
  });
  return [`### ${texts.steps}`, lines.join('\n')];
}
