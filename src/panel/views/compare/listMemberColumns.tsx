import React from 'react';
import { formatAge, formatBytes } from '../../../engine';
import type { CompareMember } from '../../read/compare/compareModel';
import { strings } from '../../strings';
import type { DrillDownActions } from '../../parts/drill/useDrillDown';
import type { SmallColumn } from '../../parts/SmallTable';
import { compareStrings } from './compareStrings';
import { IntervalBar } from './IntervalBar';
import { StateWord } from './StateWord';

interface Context {
  scale: { from: number; to: number };
  drillDown: DrillDownActions;
  timeZone: string;
}

/** Columns of the members. What is not known of any member has no column. */
export function listMemberColumns(
  members: CompareMember[],
  { scale, drillDown, timeZone }: Context
): Array<SmallColumn<CompareMember>> {
  const texts = compareStrings.members;
  const isKnown = (value: (member: CompareMember) => unknown) => members.some((member) => value(member) !== null);
  const columns: Array<SmallColumn<CompareMember> & { isShown?: boolean }> = [
    { title: texts.name, render: (member) => <MemberName {...{ member, drillDown }} /> },
    { title: texts.state, render: (member) => <StateWord {...{ member, timeZone }} /> },
    {
      title: texts.slope,
      help: texts.slopeHelp,
      render: ({ slope }) => <IntervalBar interval={slope} scale={scale} />,
    },
    { title: texts.floor, render: ({ floorBytes }) => formatBytes(floorBytes) },
    {
      title: texts.age,
      isShown: isKnown(({ ageSeconds }) => ageSeconds),
      render: ({ ageSeconds, lives }) => (
        <span title={lives !== null && lives > 1 ? texts.lives(lives) : undefined}>{formatAge(ageSeconds)}</span>
      ),
    },
    {
      title: texts.group,
      isShown: isKnown(({ group }) => group),
      render: ({ group }) => group ?? strings.unknown,
    },
    {
      title: texts.version,
      isShown: isKnown(({ version }) => version),
      render: ({ version }) => version ?? strings.unknown,
    },
  ];
  return columns.filter(({ isShown = true }) => isShown);
}

/** A replica leads to its own dashboard; a process has none. */
function MemberName({ member, drillDown }: { member: CompareMember; drillDown: DrillDownActions }) {
  const href = member.process === null ? drillDown.toHref(member) : null;
  if (href === null) {
    return <>{member.name}</>;
  }
  const openHere = (event: React.MouseEvent) => {
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      drillDown.open?.(member);
    }
  };
  return (
    <a href={href} onClick={openHere}>
      {member.name}
    </a>
  );
}
