import type { CDPSession } from 'playwright-core';

/** A script that the browser's engine compiled. */
export interface CompiledScript {
  /** Where it came from: its own address, that of the document it stands in, or nothing for code made by code. */
  readonly address: string;
  /** Absent when the engine had dropped it already. */
  readonly text?: string;
}

/** What Chromium says of a script ("Chrome DevTools Protocol", domain Debugger). */
interface ParsedScript {
  readonly scriptId: string;
  readonly url: string;
  readonly executionContextId: number;
  readonly embedderName?: string;
  readonly hasSourceURL?: boolean;
}

/**
 * Every script that the engine compiles for the page's own origin, from now on. Unlike the finished document, this shows
 * code that removed itself, that other code added, that stands in attributes, and that was made of text.
 *
 * Left out are frames of other origins, such as the payment provider's, and the worlds of the automation.
 */
export class CompiledScripts {
  private readonly strange = new Set<number>();
  private readonly found: Promise<CompiledScript | undefined>[] = [];

  /** @param origin the page's origin, such as `https://shop.example.com` */
  public constructor(
    private readonly session: CDPSession,
    private readonly origin: string,
  ) {}

  /** Starts to listen: before the page is loaded. */
  public async listen(): Promise<void> {
    this.session.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
      const isPage = (auxData as { readonly isDefault?: boolean } | undefined)?.isDefault ?? true;
      if (!isPage || this.isForeign(origin)) this.strange.add(id);
    });
    this.session.on('Debugger.scriptParsed', (script) => this.found.push(this.compiled(script)));
    await this.session.send('Runtime.enable');
    await this.session.send('Debugger.enable');
    // A `debugger` statement must not stop the page.
    await this.session.send('Debugger.setSkipAllPauses', { skip: true });
  }

  /** What was compiled so far. */
  public async all(): Promise<readonly CompiledScript[]> {
    return (await Promise.all(this.found)).filter((script) => script !== undefined);
  }

  private async compiled(script: ParsedScript): Promise<CompiledScript | undefined> {
    if (this.strange.has(script.executionContextId)) return undefined;
    const text = await this.textOf(script.scriptId);
    return { address: addressOf(script), ...(text === undefined ? {} : { text }) };
  }

  private async textOf(scriptId: string): Promise<string | undefined> {
    try {
      return (await this.session.send('Debugger.getScriptSource', { scriptId })).scriptSource;
    } catch {
      // The page has left the document that the script belonged to.
      return undefined;
    }
  }

  /** Documents without an origin of their own, such as `about:blank`, belong to the page. */
  private isForeign(origin: string): boolean {
    return /^https?:\/\//.test(origin) && origin !== this.origin;
  }
}

/** A comment `//# sourceURL=` lets code claim any address: what embedded it counts. */
function addressOf({ url, embedderName, hasSourceURL }: ParsedScript): string {
  return embedderName ?? (hasSourceURL === true ? '' : url);
}
