// The one list of what a window may ask for. The handler, the manifest that Tauri checks
// capabilities against, and the tests are all made from it, so they cannot drift apart. It is
// included by the build script too, hence a macro and nothing else in this file.

/// Hands the names of all commands, separated by commas, to another macro.
macro_rules! all_commands {
    ($then:ident) => {
        $then! {
            snapshot, watch,
            chat, search, rename_chat, delete_chat, undelete_chat, select_branch,
            chats_of, change_chat, copy_chat, delete_for_good, empty_bin,
            make_folder, rename_folder, delete_folder, undelete_folder,
            drafts, keep_draft, usage,
            attach, thumbnail, attachment_bytes,
            set_chat_terms, send, send_waiting, cancel_waiting, subscribe, stop_turn,
            switch_now, keep_waiting, continue_answer,
            models_to_ask, compare, compare_with, pick_answer, estimate, what_to_leave_out, summarise, stop_summary,
            library, keep_item, delete_item,
            kinds, add_provider, set_key, keep_run_key, unlock_keyring, remove_provider, test_provider, models, pause, resume,
            pause_lane, check_lane, board, simulate_outage, end_outage,
            look_around, set_chain, set_price, settings, set_setting,
            backups, back_up, remove_backup, look_into_backup, restore_backup,
            restore_waits, leave_restore,
            start_demo, set_demo_outage, end_demo,
            export_chats, choose_import, bring_in, forget_import, stop_exchange, exchange_progress,
            window_ready, open_link, open_logs, crash_told, forget_crashes, try_shortcut, set_shortcut,
            add_desktop_shortcut, hide_quick, size_quick, pin_quick, pick_text, paste_back, open_in_chat,
            erase_everything, quit, restart, updates, look_for_update, install_update
        }
    };
}
