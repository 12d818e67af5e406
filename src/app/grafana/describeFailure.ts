import { say, texts } from '../../engine';
import type { GrafanaError } from './callGrafana';

/** What was being done when it went wrong. */
export type SaveStep = 'read' | 'folder' | 'write';

const WHAT: Record<SaveStep, string> = texts({
  read: 'The rules that exist could not be read',
  folder: 'The folder could not be found or made',
  write: 'The rule could not be saved',
});

const PERMISSIONS: Record<SaveStep, string> = texts({
  read: 'you may not read the rules there. Ask for the role Editor, or choose another folder.',
  folder: 'you may not make folders. Choose one that exists, or ask for the role Editor.',
  write: 'you may not change rules in this folder. Choose another folder, or ask for edit rights on it.',
});

/** One sentence or three: what happened, what of it is done, what to do. */
export function describeFailure(step: SaveStep, { kind, answer }: GrafanaError, madeFolder: string | null): string {
  const said = answer === '' ? '' : say` Grafana says: ${answer.replace(/[.\s]+$/, '')}.`;
  const done =
    madeFolder === null
      ? say`Nothing was changed.`
      : say`The folder ${JSON.stringify(madeFolder)} is there; the rule is not.`;
  switch (kind) {
    case 'refused':
      return `${WHAT[step]}: ${PERMISSIONS[step]} ${done}${said}`;
    case 'conflict':
      return say`${WHAT[step]}: a rule or a folder of this name is there already. Choose another name. ${done}${said}`;
    case 'provisioned':
      return say`${WHAT[step]}: the group has rules from a file or another program, which have to change it. Choose another group. ${done}${said}`;
    case 'invalid':
      return say`${WHAT[step]}: Grafana does not take it as it is. ${done}${said}`;
    case 'missing':
      return say`${WHAT[step]}: the folder is gone, or this Grafana has no such address. Choose another folder. ${done}${said}`;
    case 'unanswered':
      return step === 'write'
        ? say`No answer came, so that the rule may be saved or not. Try again: that is safe, because it cannot be there twice.${said}`
        : say`${WHAT[step]}: no answer came. ${done} Try again.${said}`;
    case 'failed':
      return say`${WHAT[step]}: Grafana failed. ${done} Try again.${said}`;
  }
}
