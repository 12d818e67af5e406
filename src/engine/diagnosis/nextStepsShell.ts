import type { ContainerKey } from '../identity';
import type { NextStep } from './diagnosis';

/** Needs no quotes in any POSIX shell. */
const PLAIN = /^[A-Za-z0-9_./:=@%+-]+$/;

/**
 * What a line to paste must not hold: control characters and line ends (a terminal may act on them), characters that turn
 * the direction of text or hide (the line would read as another one), and halves of characters.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * One word of a POSIX shell that stands for exactly this text: as it is where that is safe, else in single quotes, in which
 * no character means anything but the quote itself. Null for text that no line should hold: no name of Kubernetes does.
 *
 * @see POSIX.1-2017, Shell Command Language, 2.2.2 Single-Quotes.
 */
export function quoteShell(text: string): string | null {
  if (UNSAFE.test(text)) {
    return null;
  }
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command line of words; null where one of them cannot be written. */
export function toCommand(words: readonly string[]): string | null {
  const quoted = words.map(quoteShell);
  return quoted.includes(null) ? null : quoted.join(' ');
}

/** Who a command is for. */
export type Target = Pick<ContainerKey, 'namespace' | 'pod' | 'container'>;

/** Runs words inside of the container. Names stand behind `=` or `pod/`, so that none is taken for an option. */
export function execIn({ namespace, pod, container }: Target, words: readonly string[]): string | null {
  return toCommand([
    'kubectl',
    'exec',
    `--namespace=${namespace}`,
    `pod/${pod}`,
    `--container=${container}`,
    '--',
    ...words,
  ]);
}

/** The same for a few lines of shell, written by us: never put a name into them. */
export function execShell(target: Target, script: string): string | null {
  return execIn(target, ['sh', '-c', script]);
}

/** `kubectl` about the pod, such as `logs`. */
export function aboutPod({ namespace, pod }: Target, verb: string, more: readonly string[] = []): string | null {
  return toCommand(['kubectl', verb, `--namespace=${namespace}`, `pod/${pod}`, ...more]);
}

export function step(text: string, command: string | null = null): NextStep {
  return { text, command };
}
