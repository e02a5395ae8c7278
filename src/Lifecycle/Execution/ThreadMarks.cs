namespace Lifecycle;

/// <summary>
/// The instances whose predicates, criteria and actions one thread runs, innermost last. A mark costs one thread-static
/// access and no memory. It becomes a <see cref="FireScope"/> only where code that it runs may outlive its call.
/// </summary>
internal sealed class ThreadMarks
{
    [ThreadStatic]
    private static ThreadMarks? _here;

    private Mark[] _marks = new Mark[8];
    private int _count;

    /// <summary>A scope to use again, which nothing refers to.</summary>
    public FireScope? Spare { get; set; }

    public static ThreadMarks Here => _here ??= new();

    /// <summary>Marks an instance, or the scope of its fire.</summary>
    public void Push(object mark)
    {
        if (_count == _marks.Length)
            Array.Resize(ref _marks, _count * 2);

        _marks[_count++].Value = mark;
    }

    /// <summary>Removes the mark that was pushed last.</summary>
    public void Pop()
    {
        ref var last = ref _marks[--_count].Value;
        var mark = last;
        last = null;

        // A predicate during which something else fired: what that started knows the mark as a scope.
        if (mark is FireScope { IsOfPredicates: true } scope)
            scope.End();
    }

    /// <summary>
    /// Whether code of an instance runs here. A scope that flows with the execution context does not count: it knows
    /// its code exactly, where the thread may meanwhile run a continuation of another caller.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="whileJudging">Whether only its conditions and criteria count, and not its actions.</param>
    public bool Contains(object instance, bool whileJudging)
    {
        for (var index = 0; index < _count; index++)
        {
            var mark = _marks[index].Value;
            if (mark is FireScope scope
                ? !scope.Flows && scope.IsOf(instance, whileJudging)
                : ReferenceEquals(mark, instance))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The innermost scope around code that runs here. It is the one that flows if there is no other, or if it began
    /// inside the others.
    /// </summary>
    public FireScope? Innermost(FireScope? flowing)
    {
        var innermost = flowing;
        for (var index = 0; index < _count; index++)
        {
            ref var mark = ref _marks[index].Value;
            if (mark is not FireScope scope)
                mark = innermost = FireScope.OfPredicates(mark!, innermost);
            else if (!scope.Flows && flowing?.IsWithin(scope) != true)
                innermost = scope;
        }

        return innermost;
    }

    /// <summary>In a struct, since a store to an array of references checks the type of the array.</summary>
    private struct Mark
    {
        public object? Value;
    }
}
