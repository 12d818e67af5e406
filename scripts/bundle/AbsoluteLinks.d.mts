import type { Compiler } from 'webpack';

export class AbsoluteLinks {
  constructor(repository: string);
  apply(compiler: Compiler): void;
}
export function toAbsoluteLinks(text: string, repository: string): string;
