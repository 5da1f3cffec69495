UPDATE instance SET rules = :rules;
