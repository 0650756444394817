import ts from 'typescript';
import jsonld from 'jsonld';

/** Schema.org's own context says much more; that its terms are schema.org's and that these are addresses is what matters here. */
async function documentLoader(url) {
  if (url !== 'https://schema.org') {
    throw new Error(`no context is read from ${url}`);
  }
  return { documentUrl: url, document: { '@context': { '@vocab': 'https://schema.org/', url: { '@type': '@id' } } } };
}

export async function expand(text) {
  return jsonld.expand(JSON.parse(text), { safe: true, documentLoader });
}

/**
 * Schema.org as types: a property that a type does not have, or a value it may not hold, does not compile.
 * @param type of schema-dts, as TypeScript writes it.
 */
export function misuses(texts, type) {
  const source = [
    'import type * as s from "schema-dts";',
    ...texts.map((text, i) => `export const p${i}: ${type} = ${JSON.stringify(JSON.parse(text))};`),
  ].join('\n');
  const name = 'texts.ts';
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file.endsWith(name) || fileExists(file);
  host.getSourceFile = (file, ...rest) => (file.endsWith(name) ? ts.createSourceFile(file, source, options.target) : getSourceFile(file, ...rest));
  const program = ts.createProgram([name], options, host);
  const faults = texts.map(() => []);
  for (const found of ts.getPreEmitDiagnostics(program)) {
    const message = ts.flattenDiagnosticMessageText(found.messageText, ' ');
    if (!found.file?.fileName.endsWith(name)) {
      throw new Error(message);
    }
    const line = found.file.getLineAndCharacterOfPosition(found.start).line;
    if (line === 0) {
      throw new Error(message);
    }
    faults[line - 1].push(message.slice(0, 300));
  }
  return faults;
}
