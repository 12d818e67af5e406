/** A change to copy. */
export interface DoctorFix {
  /** Where it belongs, as the end of "in …". */
  where: string;
  language: 'yaml' | 'shell' | 'text';
  code: string;
}

export interface DoctorFinding {
  id: string;
  /** `problem`: figures are missing or wrong until it is mended. `note`: something would be better. */
  level: 'ok' | 'note' | 'problem';
  sentence: string;
  fix: DoctorFix | null;
}

export const ok = (id: string, sentence: string): DoctorFinding => ({ id, level: 'ok', sentence, fix: null });
