import type { Page, Response } from 'playwright-core';

/** What the page's own origin received over the network. */
export class ReceivedScripts {
  private readonly documents = new Set<string>();
  private readonly bodies = new Map<string, Promise<Buffer | undefined>[]>();

  /** @param origin the page's origin, such as `https://shop.example.com` */
  public constructor(
    private readonly page: Page,
    private readonly origin: string,
  ) {}

  /** Starts to listen: before the page is loaded. */
  public listen(): void {
    this.page.on('response', (response) => this.receive(response));
  }

  /** Whether code of this address stands in a document: it is inline. */
  public isDocument(address: string): boolean {
    return this.documents.has(withoutFragment(address));
  }

  /** Every script by its address, with each body that it came with: a script can be received more than once. */
  public async all(): Promise<ReadonlyMap<string, readonly (Buffer | undefined)[]>> {
    const entries = [...this.bodies].map(async ([address, bodies]) => [address, await Promise.all(bodies)] as const);
    return new Map(await Promise.all(entries));
  }

  private receive(response: Response): void {
    const address = withoutFragment(response.url());
    const type = response.request().resourceType();
    if (type === 'document') this.documents.add(address);
    if (type !== 'script' || isRedirect(response) || this.isForeign(response)) return;
    this.bodies.set(address, [...(this.bodies.get(address) ?? []), bodyOf(response)]);
  }

  private isForeign(response: Response): boolean {
    const frame = frameOf(response);
    return frame !== undefined && /^https?:/.test(frame) && new URL(frame).origin !== this.origin;
  }
}

/** The address without what the server never sees. */
export function withoutFragment(address: string): string {
  return address.split('#')[0] ?? address;
}

function isRedirect(response: Response): boolean {
  return response.status() >= 300 && response.status() < 400;
}

/** Requests of workers have no frame. */
function frameOf(response: Response): string | undefined {
  try {
    return response.frame().url();
  } catch {
    return undefined;
  }
}

async function bodyOf(response: Response): Promise<Buffer | undefined> {
  try {
    return await response.body();
  } catch {
    // The browser has dropped it: the page went on to another document.
    return undefined;
  }
}
