import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { Issue, SourceFile } from "../source/index.ts";
import type { Files } from "../study/index.ts";

/** A study file that was found, its folder, and the files beside it. */
export interface StudyOnDisk {
  readonly source: SourceFile;
  readonly folder: string;
  readonly files: Files;
}

/** Finds and reads a study file; a folder means the study.yaml in it. */
export function openStudy(path: string): StudyOnDisk | { readonly issue: Issue } {
  const given = resolve(path);
  const isFolder = existsSync(given) && statSync(given).isDirectory();
  const file = isFolder ? join(given, "study.yaml") : given;
  const shown = isFolder ? join(path, "study.yaml") : path;
  const text = readText(file);
  if (text === undefined) {
    return {
      issue: {
        code: "file.missing",
        severity: "error",
        where: { file: shown },
        found: existsSync(file) ? "this file cannot be read" : "there is no such file",
        needed: "the path of a study file",
        write: "tapworks init my-study, to begin with a study that runs",
      },
    };
  }
  const folder = dirname(file);
  return { source: { path: shown, text }, folder, files: (name) => besides(folder, dirname(shown), name) };
}

function besides(folder: string, shownFolder: string, name: string): SourceFile | undefined {
  const text = readText(isAbsolute(name) ? name : join(folder, name));
  return text === undefined ? undefined : { path: isAbsolute(name) ? name : join(shownFolder, name), text };
}

/** A text file in UTF-8, UTF-16 with its mark, or else Windows-1252, as spreadsheets write it. */
export function readText(path: string): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
