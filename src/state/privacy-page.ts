// Whether the page about privacy is open, which the menu and every form may open.

import { create } from 'zustand';

export const usePrivacyPage = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

export const openPrivacy = (): void => usePrivacyPage.setState({ isOpen: true });
export const closePrivacy = (): void => usePrivacyPage.setState({ isOpen: false });
