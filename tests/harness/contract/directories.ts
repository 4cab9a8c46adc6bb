import { existsSync } from 'node:fs';
import path from 'node:path';

const specIn = (directory: string): string => path.join(directory, 'spec');

/** The nearest folder above that holds `spec/requirements.yaml`: in a package the code stands in one file, in a checkout deeper. */
function topAbove(directory: string): string {
  const above = path.dirname(directory);
  if (above === directory || existsSync(path.join(specIn(directory), 'requirements.yaml'))) return directory;
  return topAbove(above);
}

/** The top of the repository, or of the package where it is installed, whatever the working directory is. */
export const repository = topAbove(__dirname);
export const specDirectory = specIn(repository);
export const generatedDirectory = path.join(repository, 'generated');
