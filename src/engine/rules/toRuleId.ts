import type { AlertKind } from './alertKinds';
import { DEFAULT_RULE_ID } from './alertSpec';
import { hashText } from './hashText';

export interface RuleIdentity {
  kind: AlertKind;
  /** Unique id of the data source that the rule asks. */
  datasourceUid: string;
  /** Label to regular expression; what is empty does not count. */
  scope: Readonly<Record<string, string | undefined>>;
}

/**
 * The id (RuleOptions.id) of an alert that a person made: the same for the same kind, data source and scope, so that
 * saving again changes the alert, and different otherwise, so that two of them never overwrite each other. Threshold,
 * times and labels are no part of it. It is never that of the files, whose id is DEFAULT_RULE_ID.
 */
export function toRuleId({ kind, datasourceUid, scope }: RuleIdentity): string {
  const parts = Object.entries(scope)
    .filter(([, text]) => text)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${DEFAULT_RULE_ID}-${hashText(JSON.stringify([kind, datasourceUid, parts]))}`;
}
