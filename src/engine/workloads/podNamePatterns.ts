/**
 * How the generated parts of names look.
 * Source: Kubernetes, apimachinery/pkg/util/rand (alphabet without vowels and without 0, 1, 3), and
 * pkg/controller/controller_utils.go (ComputeHash: the digits of a 32-bit hash, each put through that alphabet).
 */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** What a name generator adds to a pod: five characters. */
export const POD_HASH = `[${ALPHABET}]{5}`;

/** What a version adds to the name of its ReplicaSet. Digits become these ten characters only. */
export const TEMPLATE_HASH = '[456789bcdf]{6,10}';

/** Other makers of hashes use the whole alphabet. With a digit it is no word. */
export const WIDE_TEMPLATE_HASH = `(?=[a-z]*\\d)[${ALPHABET}]{6,10}`;

/** Hashes in hexadecimal, or in decimal as before Kubernetes 1.8, with the alphabet that pods had then. */
export const HEX_TEMPLATE_HASH = '(?=[a-f]*\\d)[0-9a-f]{8,10}';
export const OLD_POD_HASH = '(?=[a-z]*\\d|[bcdfghjklmnpqrstvwxz]{5})[0-9a-z]{5}';

/** The moment that a CronJob starts a Job for: Unix minutes, and seconds before Kubernetes 1.21. */
export const JOB_MOMENT = '(?:[23]\\d{7}|1\\d{9})';

/** The number of a StatefulSet's pod. Years and dates are part of a name. */
export const ORDINAL = '(?:0|[1-9]\\d{0,2})';

/**
 * All of these endings in the syntax that servers read (RE2 knows no look-ahead): a little wider, which is good enough to
 * choose a few of each workload by.
 */
export const POD_NAME_ENDING =
  `-(?:(?:[23][0-9]{7}|1[0-9]{9}|[${ALPHABET}]{6,10})-${POD_HASH}` +
  `|[0-9a-f]{8,10}-[0-9a-z]{5}|(?:0|[1-9][0-9]{0,2})|${POD_HASH})`;

/** Words without vowels, of five characters of the alphabet: nothing generated them. */
export const WORDS: ReadonlySet<string> = new Set([
  'http2',
  'https',
  'html5',
  'mssql',
  'nfsv4',
  'pgsql',
  'grpcs',
  'tcpv4',
  'tcpv6',
  'udpv4',
  'udpv6',
  'smtps',
]);
