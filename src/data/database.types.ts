// Written by `npm run types` from the migrated database. Do not edit.
export interface Database {
  public: {
    Tables: Record<never, never>;
    Views: Record<never, never>;
    Functions: {
      add_steward: {
        Args: {
          p_email: string | null;
          p_name: string | null;
          p_role: string | null;
          p_invitation: string | null;
        };
        Returns: {
          id: string;
        }[];
      };
      alike_by_key: {
        Args: {
          p_key_hash: string | null;
        };
        Returns: {
          reference: string;
          title: string;
          status: string;
          needs: string[];
          met: string[];
          language: string;
        }[];
      };
      answer_by_key: {
        Args: {
          p_act: string | null;
          p_key_hash: string | null;
          p_proposal: number | null;
          p_yes: boolean | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      ask_for_code: {
        Args: {
          p_ask: string | null;
          p_email: string | null;
          p_invitation: string | null;
          p_source: string | null;
          p_limit: number | null;
          p_minutes: number | null;
        };
        Returns: {
          send: boolean;
          first_time: boolean;
        }[];
      };
      begin_anew_steward: {
        Args: {
          p_email: string | null;
          p_invitation: string | null;
        };
        Returns: {
          id: string;
        }[];
      };
      board_data: {
        Args: {
          p_after_at: string | null;
          p_after_id: number | null;
          p_limit: number | null;
        };
        Returns: {
          id: number;
          reference: string;
          status: string;
          title: string;
          description: string;
          display_name: string;
          hats: string[];
          area: string;
          topics: string[];
          needs: string[];
          met: string[];
          published_at: string;
          changed_at: string;
        }[];
      };
      board_list: {
        Args: {
          p_need: string | null;
          p_topic: string | null;
          p_area: string | null;
          p_status: string | null;
          p_words: string | null;
          p_order: string | null;
          p_after_free: number | null;
          p_after_at: string | null;
          p_after_id: number | null;
          p_limit: number | null;
        };
        Returns: {
          id: number;
          reference: string;
          status: string;
          title: string;
          beginning: string;
          helps: string;
          display_name: string;
          hats: string[];
          area: string;
          topics: string[];
          needs: string[];
          met: string[];
          helpers: number;
          free: number;
          published_at: string;
          changed_at: string;
          guessed: boolean;
          language: string;
        }[];
      };
      board_one: {
        Args: {
          p_reference: string | null;
        };
        Returns: {
          reference: string;
          status: string;
          shown: boolean;
          title: string;
          description: string;
          helps: string;
          needs_note: string;
          first_step: boolean;
          display_name: string;
          hats: string[];
          area: string;
          topics: string[];
          needs: string[];
          met: string[];
          helpers: number;
          published_at: string;
          changed_at: string;
          joined_reference: string;
          joined_title: string;
          steps: unknown;
          answers: unknown;
          language: string;
          joined_language: string;
        }[];
      };
      board_part: {
        Args: {
          p_number: number | null;
        };
        Returns: {
          numbers: string[];
          changed: string[];
        }[];
      };
      board_parts: {
        Args: {
        };
        Returns: {
          part: number;
        }[];
      };
      claim_renewal: {
        Args: {
          p_sitting: string | null;
          p_was: string | null;
        };
        Returns: {
          mine: boolean;
        }[];
      };
      conversation_by_key: {
        Args: {
          p_key_hash: string | null;
        };
        Returns: {
          story: unknown;
          questions: unknown;
          title: string;
          description: string;
        }[];
      };
      count_comparison: {
        Args: {
          p_ask: string | null;
          p_browser: string | null;
        };
        Returns: {
          allowed: boolean;
        }[];
      };
      desk_answer: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
          p_words: string | null;
          p_signed: string | null;
          p_unit: string | null;
          p_hats: string[] | null;
          p_written_on: string | null;
          p_decided_by: string | null;
          p_case_number: string | null;
          p_letter: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_children: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
          p_children: boolean | null;
          p_responsible: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_counts: {
        Args: {
          p_today: string | null;
        };
        Returns: {
          news: number;
          late: number;
          missing: number;
          offers: number;
          rubbish: number;
          mails: number;
        }[];
      };
      desk_figures: {
        Args: {
          p_since: string | null;
        };
        Returns: {
          ideas: number;
          offers: number;
          found_people: number;
          active: number;
          done: number;
          resting: number;
          joined: number;
          given_back: number;
          withdrawn: number;
          removed: number;
          median_days: number;
        }[];
      };
      desk_give_back: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
          p_ground: string | null;
          p_words: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_hand_out: {
        Args: {
          p_act: string | null;
          p_references: string[] | null;
        };
        Returns: {
          reference: string;
        }[];
      };
      desk_invite: {
        Args: {
          p_act: string | null;
          p_email: string | null;
          p_name: string | null;
          p_role: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_invite_again: {
        Args: {
          p_act: string | null;
          p_steward: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_list: {
        Args: {
          p_part: string | null;
          p_kind: string | null;
          p_area: string | null;
          p_topic: string | null;
          p_need: string | null;
          p_status: string | null;
          p_words: string | null;
          p_reference: string | null;
          p_after_at: string | null;
          p_after_id: number | null;
          p_limit: number | null;
        };
        Returns: {
          id: number;
          at: string;
          kind: string;
          reference: string;
          status: string;
          title: string;
          beginning: string;
          display_name: string;
          hats: string[];
          needs: string[];
          met: string[];
          gives: string[];
          area: string;
          areas: string[];
          topics: string[];
          arrived_at: string;
          read_by: string;
          news_at: string;
          answered_at: string;
          flagged: boolean;
          is_reply: boolean;
          idea_reference: string;
          is_reported: boolean;
        }[];
      };
      desk_log: {
        Args: {
          p_after_at: string | null;
          p_after_id: number | null;
          p_limit: number | null;
        };
        Returns: {
          id: number;
          at: string;
          steward: string;
          reference: string;
          act: string;
          before: string;
          after: string;
        }[];
      };
      desk_mail_again: {
        Args: {
          p_act: string | null;
          p_id: number | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_mails: {
        Args: {
        };
        Returns: {
          id: number;
          made_at: string;
          about: string;
          reference: string;
          tries: number;
          trouble: string;
        }[];
      };
      desk_morning: {
        Args: {
          p_wanted: boolean | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_move_on: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
          p_status: string | null;
          p_words: string | null;
          p_leader: string | null;
          p_insurance: string | null;
          p_land: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_offer: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
          p_status: string | null;
          p_words: string | null;
          p_agreed: string | null;
          p_meets: string[] | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_one: {
        Args: {
          p_reference: string | null;
        };
        Returns: {
          kind: string;
          reference: string;
          other_references: string[];
          version: number;
          status: string;
          arrived_at: string;
          read_by: string;
          news_at: string;
          answered_at: string;
          flagged: boolean;
          judged: boolean;
          language: string;
          display_name: string;
          hats: string[];
          title: string;
          description: string;
          clear_title: string;
          clear_description: string;
          helps: string;
          area: string;
          topics: string[];
          needs: string[];
          met: string[];
          needs_note: string;
          first_step: boolean;
          gives: string[];
          availability: string[];
          extent: string;
          areas: string[];
          idea_reference: string;
          idea_title: string;
          idea_needs: string[];
          unlinked_reference: string;
          email: string;
          phone: string;
          joined_reference: string;
          removal_ground: string;
          leader: string;
          insurance: string;
          land: string;
          children: boolean;
          responsible: string;
          agreed: string;
        }[];
      };
      desk_propose_join: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
          p_other: string | null;
          p_words: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_publish: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
          p_words: string | null;
          p_title: string | null;
          p_description: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_read: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
          p_words: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_remove: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
          p_ground: string | null;
          p_words: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_remove_steward: {
        Args: {
          p_act: string | null;
          p_steward: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_rubbish: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
          p_is: boolean | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_start: {
        Args: {
          p_today: string | null;
          p_each: number | null;
        };
        Returns: {
          counts: unknown;
          missing: unknown;
          new: unknown;
          offers: unknown;
        }[];
      };
      desk_stewards: {
        Args: {
        };
        Returns: {
          id: string;
          email: string;
          name: string;
          role: string;
          invited_at: string;
          entered_at: string;
          has_second_factor: boolean;
        }[];
      };
      desk_type_in_idea: {
        Args: {
          p_act: string | null;
          p_words: string | null;
          p_key_hash: string | null;
          p_reference: string | null;
          p_content_hash: string | null;
          p_arrived_at: string | null;
          p_read_by: string | null;
          p_notice_version: string | null;
          p_title: string | null;
          p_description: string | null;
          p_helps: string | null;
          p_area: string | null;
          p_topics: string[] | null;
          p_needs: string[] | null;
          p_needs_note: string | null;
          p_first_step: boolean | null;
          p_hats: string[] | null;
          p_display_name: string | null;
          p_email: string | null;
          p_language: string | null;
        };
        Returns: {
          reference: string;
        }[];
      };
      desk_type_in_offer: {
        Args: {
          p_act: string | null;
          p_words: string | null;
          p_key_hash: string | null;
          p_reference: string | null;
          p_content_hash: string | null;
          p_arrived_at: string | null;
          p_read_by: string | null;
          p_notice_version: string | null;
          p_description: string | null;
          p_gives: string[] | null;
          p_availability: string[] | null;
          p_extent: string | null;
          p_areas: string[] | null;
          p_topics: string[] | null;
          p_idea: string | null;
          p_hats: string[] | null;
          p_display_name: string | null;
          p_email: string | null;
          p_phone: string | null;
          p_language: string | null;
        };
        Returns: {
          reference: string;
        }[];
      };
      desk_whole: {
        Args: {
          p_reference: string | null;
        };
        Returns: {
          one: unknown;
          story: unknown;
          answers: unknown;
          proposals: unknown;
          near: unknown;
          reports: unknown;
        }[];
      };
      desk_worry: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      desk_write: {
        Args: {
          p_act: string | null;
          p_reference: string | null;
          p_seen: number | null;
          p_words: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      drop_steward: {
        Args: {
          p_email: string | null;
        };
        Returns: {
          id: string;
        }[];
      };
      enter: {
        Args: {
          p_ask: string | null;
          p_sitting: string | null;
          p_user: string | null;
          p_auth_session: string | null;
          p_tokens: string | null;
          p_second_factor: boolean | null;
          p_step: number | null;
          p_recovery: string | null;
          p_browser: string | null;
          p_new_browser: string | null;
        };
        Returns: {
          steward_id: string;
        }[];
      };
      find_by_key: {
        Args: {
          p_key_hash: string | null;
        };
        Returns: {
          kind: string;
          reference: string;
          status: string;
          version: number;
          flagged: boolean;
          arrived_at: string;
          read_by: string;
          answered_at: string;
          language: string;
          display_name: string;
          hats: string[];
          title: string;
          description: string;
          helps: string;
          area: string;
          topics: string[];
          needs: string[];
          needs_note: string;
          first_step: boolean;
          gives: string[];
          availability: string[];
          extent: string;
          areas: string[];
          idea_reference: string;
          has_contact: boolean;
          has_email: boolean;
          joined_reference: string;
        }[];
      };
      find_sitting: {
        Args: {
          p_sitting: string | null;
        };
        Returns: {
          steward_id: string;
          name: string;
          role: string;
          second_factor: boolean;
          has_second_factor: boolean;
          recovery_left: number;
          morning_mail: boolean;
          began_at: string;
          tokens_sealed: string;
        }[];
      };
      find_stewards: {
        Args: {
        };
        Returns: {
          id: string;
          email: string;
          name: string;
          role: string;
          invited_at: string;
          entered_at: string;
          has_second_factor: boolean;
        }[];
      };
      join_by_key: {
        Args: {
          p_act: string | null;
          p_key_hash: string | null;
          p_other: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      leave: {
        Args: {
          p_sitting: string | null;
          p_everywhere: boolean | null;
        };
        Returns: {
          ended: number;
        }[];
      };
      list_received: {
        Args: {
          p_limit: number | null;
        };
        Returns: {
          kind: string;
          reference: string;
          other_references: string[];
          status: string;
          arrived_at: string;
          read_by: string;
          language: string;
          display_name: string;
          hats: string[];
          flagged: boolean;
          title: string;
          description: string;
          helps: string;
          area: string;
          topics: string[];
          needs: string[];
          needs_note: string;
          first_step: boolean;
          gives: string[];
          availability: string[];
          extent: string;
          areas: string[];
          idea_reference: string;
          unlinked_reference: string;
          email: string;
          phone: string;
        }[];
      };
      mail_not_sent: {
        Args: {
          p_id: number | null;
          p_try: number | null;
          p_trouble: string | null;
          p_wait_seconds: number | null;
        };
        Returns: {
          noted: boolean;
        }[];
      };
      mail_sent: {
        Args: {
          p_id: number | null;
          p_try: number | null;
        };
        Returns: {
          noted: boolean;
        }[];
      };
      morning_counts: {
        Args: {
          p_today: string | null;
        };
        Returns: {
          news: number;
          late: number;
          missing: number;
          offers: number;
        }[];
      };
      prove_again: {
        Args: {
          p_sitting: string | null;
          p_recovery: string | null;
        };
        Returns: {
          totp_sealed: string;
          totp_step: number;
          recovery_fits: boolean;
        }[];
      };
      purges_done: {
        Args: {
          p_ids: number[] | null;
          p_tries: number[] | null;
        };
        Returns: {
          noted: number;
        }[];
      };
      purges_failed: {
        Args: {
          p_ids: number[] | null;
          p_tries: number[] | null;
          p_wait_seconds: number[] | null;
        };
        Returns: {
          noted: number;
        }[];
      };
      renew_sitting: {
        Args: {
          p_sitting: string | null;
          p_was: string | null;
          p_tokens: string | null;
        };
        Returns: {
          renewed: boolean;
        }[];
      };
      report_idea: {
        Args: {
          p_reference: string | null;
          p_words: string | null;
          p_flagged: boolean | null;
          p_source: string | null;
          p_limit: number | null;
          p_minutes: number | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      set_second_factor: {
        Args: {
          p_sitting: string | null;
          p_sealed: string | null;
          p_step: number | null;
          p_recovery: string[] | null;
        };
        Returns: {
          steward_id: string;
        }[];
      };
      take_in_idea: {
        Args: {
          p_submission: string | null;
          p_key_hash: string | null;
          p_reference: string | null;
          p_content_hash: string | null;
          p_arrived_at: string | null;
          p_read_by: string | null;
          p_notice_version: string | null;
          p_flagged: boolean | null;
          p_source: string | null;
          p_limit: number | null;
          p_minutes: number | null;
          p_title: string | null;
          p_description: string | null;
          p_helps: string | null;
          p_area: string | null;
          p_topics: string[] | null;
          p_needs: string[] | null;
          p_needs_note: string | null;
          p_first_step: boolean | null;
          p_hats: string[] | null;
          p_display_name: string | null;
          p_email: string | null;
          p_language: string | null;
        };
        Returns: {
          outcome: string;
          reference: string;
          status: string;
        }[];
      };
      take_in_offer: {
        Args: {
          p_submission: string | null;
          p_key_hash: string | null;
          p_reference: string | null;
          p_content_hash: string | null;
          p_arrived_at: string | null;
          p_read_by: string | null;
          p_notice_version: string | null;
          p_flagged: boolean | null;
          p_source: string | null;
          p_limit: number | null;
          p_minutes: number | null;
          p_description: string | null;
          p_gives: string[] | null;
          p_availability: string[] | null;
          p_extent: string | null;
          p_areas: string[] | null;
          p_topics: string[] | null;
          p_idea: string | null;
          p_accepted: boolean | null;
          p_hats: string[] | null;
          p_display_name: string | null;
          p_email: string | null;
          p_phone: string | null;
          p_language: string | null;
        };
        Returns: {
          outcome: string;
          reference: string;
          status: string;
        }[];
      };
      take_mail: {
        Args: {
          p_key_hash: string | null;
          p_lease_seconds: number | null;
        };
        Returns: {
          id: number;
          try: number;
          made_at: string;
          about: string;
          email: string;
          name: string;
          language: string;
          day: string;
          reference: string;
          kind: string;
          title: string;
          status: string;
          letter_about: string;
          words: string;
          signed: string;
        }[];
      };
      take_purges: {
        Args: {
          p_limit: number | null;
          p_lease_seconds: number | null;
        };
        Returns: {
          id: number;
          try: number;
          tag: string;
        }[];
      };
      try_code: {
        Args: {
          p_ask: string | null;
          p_recovery: string | null;
          p_browser: string | null;
        };
        Returns: {
          steward_id: string;
          email: string;
          role: string;
          totp_sealed: string;
          totp_step: number;
          recovery_fits: boolean;
          needs_two: boolean;
        }[];
      };
      which_are_kept: {
        Args: {
          p_key_hashes: string[] | null;
        };
        Returns: {
          key_hash: string;
        }[];
      };
      withdraw_by_key: {
        Args: {
          p_act: string | null;
          p_key_hash: string | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      write_by_key: {
        Args: {
          p_act: string | null;
          p_key_hash: string | null;
          p_words: string | null;
          p_limit: number | null;
        };
        Returns: {
          done: boolean;
        }[];
      };
      write_morning_mails: {
        Args: {
          p_day: string | null;
        };
        Returns: {
          written: number;
        }[];
      };
    };
    Enums: Record<never, never>;
    CompositeTypes: Record<never, never>;
  };
}
