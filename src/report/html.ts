/** Attributes of an element; undefined and false ones are left out, `true` writes the bare name. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that can stand in HTML, between tags or within quotes. */
export const escapeText = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: HTML has no way to write these characters.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** An element with its children, which are HTML already. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${escapeText(String(value))}"`))
    .join("");
  return `<${name}${written}>${children.join("")}</${name}>`;
}

/** An element that holds nothing but text. */
export const words = (name: string, text: string, attributes: Attributes = {}): string =>
  tag(name, attributes, escapeText(text));

/** A path beside the report as a link target; what looks like a scheme is a file name. */
export const relativeLink = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

/** A part of an address within the page: lower-case letters, digits and hyphens. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || "part";

/** A table that scrolls sideways where the page is too narrow for it. */
export const scrolling = (table: string): string => tag("div", { class: "scroll", tabindex: 0 }, table);

/** A section with its heading; `id` is what the table of contents links to. */
export const section = (id: string, title: string, ...children: readonly string[]): string =>
  tag(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    words("h2", title, { id: `${id}-title` }),
    ...children,
  );
