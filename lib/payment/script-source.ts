import { scriptLoadWatch } from '../page/script-load-watch';

/** Where a script of a payment page comes from. */
export enum ScriptSourceKind {
  /** A file of the shop, served under a path of its own. */
  ASSET = 'asset',
  /** A file of somebody else, usually the payment provider. */
  URL = 'url',
  /** Code between the tags of the page itself. */
  INLINE = 'inline',
}

/** Where a script of a payment page comes from; it decides how the browser is told to let the script run. */
export class ScriptSource {
  /**
   * A file of the shop. Its content is hashed at synthesis, so the file must be the one that is deployed.
   *
   * A script that imports others must be bundled into one file: what it imports carries no integrity and is blocked.
   *
   * @param filePath the file on the machine that synthesizes, absolute or from the directory of the command
   * @param urlPath path under which the shop serves it, such as `/assets/checkout.js`
   */
  public static asset(filePath: string, urlPath: string): ScriptSource {
    return new ScriptSource(ScriptSourceKind.ASSET, urlPath, filePath);
  }

  /**
   * A script that another host serves.
   *
   * @param url its https address. A final `*` after a slash stands for every path below, after a question mark for
   * every query: `https://js.example.com/v3/*`. What it stands for cannot be pinned
   */
  public static url(url: string): ScriptSource {
    return new ScriptSource(ScriptSourceKind.URL, url);
  }

  /**
   * Code in the page.
   *
   * @param code the text between `<script>` and `</script>`, exactly: one more space is another script
   */
  public static inline(code: string): ScriptSource {
    return new ScriptSource(ScriptSourceKind.INLINE, 'inline', undefined, code);
  }

  /**
   * A few lines for the head of the page, before every other script, that tell the collector when the browser refuses a
   * pinned script: browsers report no content that differs from its integrity. A pinned script that fails to load for
   * another reason is told too. The text is in `code`.
   *
   * @param reportsPath the page's path for violation reports
   */
  public static scriptLoadWatch(reportsPath = '/_reports/violations'): ScriptSource {
    return ScriptSource.inline(scriptLoadWatch(reportsPath));
  }

  private constructor(
    public readonly kind: ScriptSourceKind,
    /** `inline`, an absolute https URL, or a path of the shop. */
    public readonly address: string,
    /** File of an asset. */
    public readonly filePath?: string,
    /** Text of inline code. */
    public readonly code?: string,
  ) {}
}
