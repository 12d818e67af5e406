const MOST_CHARACTERS = 200_000_000;

/**
 * Answers of one Prometheus whose data does not change, kept for the length of a test run: the specs ask the same again and
 * again, and a real server takes most of their time. Only what succeeded is kept, and nothing of any other server.
 */
export class AnswerMemory {
  private readonly answers = new Map<string, string>();
  private characters = 0;

  constructor(private readonly url: string) {}

  find(address: string, parameters: URLSearchParams): string | undefined {
    return this.answers.get(toKey(address, parameters));
  }

  keep(address: string, parameters: URLSearchParams, text: string): void {
    if (address.startsWith(`${this.url}/`) && this.characters + text.length <= MOST_CHARACTERS) {
      this.characters += text.length;
      this.answers.set(toKey(address, parameters), text);
    }
  }
}

const toKey = (address: string, parameters: URLSearchParams) => `${address}?${parameters}`;
