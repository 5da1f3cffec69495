UPDATE question SET retired = 1 WHERE number = :number AND id = :id AND retired = 0;
