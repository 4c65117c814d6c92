/** What imports documents, and what makes statements of bytes. Whoever only reads is spared to load it. */
export async function importing() {
  const [{ importDocuments, importTogether }, { readSources }, { extractDocument }] = await Promise.all([
    import('./documents.js'),
    import('../../sources/registry.js'),
    import('../extraction.js'),
  ]);
  return { importDocuments, importTogether, reading: { readSources, extract: extractDocument } };
}
