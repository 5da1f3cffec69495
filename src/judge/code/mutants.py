# Prints every small change of each program in PROGRAMS: one JSON object a line, {program, line, name, source}.
# A change is one comparison, boundary, constant, branch or early return made another; the name holds the line before and after it.
import ast, copy, json

COMPARED = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}
SKIPPED = {"annotation", "returns", "decorator_list", "type_params", "format_spec"}


def changes(node, is_last):
    """What may stand in the place of a node."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            for other in COMPARED[type(operator)]:
                new = copy.deepcopy(node)
                new.ops[place] = other()
                yield new
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield ast.Constant(not node.value)
        elif isinstance(node.value, (int, float)):
            yield ast.Constant(node.value + 1)
            if node.value > 0:
                yield ast.Constant(node.value - 1)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse
    elif isinstance(node, (ast.If, ast.While)):
        truths = (True, False) if isinstance(node, ast.If) else (False,)
        for truth in truths:
            if not (isinstance(node.test, ast.Constant) and node.test.value is truth):
                new = copy.copy(node)
                new.test = ast.Constant(truth)
                yield new
    elif isinstance(node, ast.comprehension):
        for place in range(len(node.ifs)):
            new = copy.copy(node)
            new.ifs = node.ifs[:place] + node.ifs[place + 1 :]
            yield new
    elif isinstance(node, (ast.Return, ast.Raise, ast.Break, ast.Continue)) and not is_last:
        yield ast.Pass()


def visit(node, statement):
    """Every (holder, field, place, new, statement) below a node."""
    for field, value in ast.iter_fields(node):
        if field in SKIPPED or isinstance(node, ast.JoinedStr):
            continue
        for place, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST):
                continue
            own = child if isinstance(child, (ast.stmt, ast.ExceptHandler)) else statement
            is_last = (
                isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
                and field == "body"
                and place == len(value) - 1
            )
            for new in changes(child, is_last):
                yield node, field, place, child, new, own
            yield from visit(child, own)


def first_line(node):
    return ast.unparse(ast.fix_missing_locations(node)).split("\n")[0]


def mutants(source):
    tree = ast.parse(source)
    for node, field, place, old, new, statement in list(visit(tree, None)):
        before = first_line(statement)
        put(node, field, place, new)
        if old is statement and isinstance(new, ast.Pass):
            name = f"`{before}` left out"
        else:
            name = f"`{before}` as `{first_line(new if old is statement else statement)}`"
        changed = ast.unparse(ast.fix_missing_locations(tree))
        put(node, field, place, old)
        yield {"line": getattr(old, "lineno", statement.lineno), "name": name, "source": changed}


def put(node, field, place, value):
    if place is None:
        setattr(node, field, value)
    else:
        getattr(node, field)[place] = value


for number, program in enumerate(PROGRAMS):
    seen = {ast.unparse(ast.parse(program))}
    for mutant in mutants(program):
        if mutant["source"] not in seen:
            seen.add(mutant["source"])
            print(json.dumps({"program": number, **mutant}))
