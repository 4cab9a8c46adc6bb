export const turned = (text: string): string => [...text].reverse().join('');
