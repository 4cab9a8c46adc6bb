import path from 'node:path';

/** The top of the repository, whatever the working directory is. */
export const repository = path.resolve(__dirname, '..', '..', '..');
export const specDirectory = path.join(repository, 'spec');
export const generatedDirectory = path.join(repository, 'generated');
