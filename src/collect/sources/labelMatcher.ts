/** One condition on a label, with its value as it is: it is quoted where PromQL is written. */
export interface LabelMatcher {
  label: string;
  op: '=' | '!=' | '=~' | '!~';
  value: string;
}
