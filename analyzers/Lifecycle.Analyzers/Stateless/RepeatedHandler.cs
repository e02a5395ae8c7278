using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4022: one method registered twice, so that one transition runs it twice.</summary>
internal sealed class RepeatedHandler : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4022", DiagnosticSeverity.Warning, "A transition runs one handler twice",
        "{0} is already registered with {1}, so one transition runs it twice. Remove one of the two.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(IReadOnlyList<ConfigurationCall> together, MemberCode code)
    {
        var handlers = together
            .Select(each => (Configuration: each, Handler: HandlerOf(each.Call), Kind: KindOf(each.Call)))
            .Where(each => each is { Handler: not null, Kind: not null, Configuration.State: not null });
        foreach (var registered in handlers.GroupBy(each => (each.Configuration.State, each.Kind)))
        {
            var ordered = registered.ToArray();
            for (var index = 1; index < ordered.Length; index++)
            {
                var (second, handler, _) = ordered[index];
                var first = ordered
                    .Take(index)
                    .FirstOrDefault(each => IsSame(handler!, each.Handler!)
                        && second.CertainlyFollows(each.Configuration)
                        && MayMeet(second.Call, each.Configuration.Call, code.Machines));
                if (first.Configuration is { } earlier)
                    code.Report(
                        Diagnostic.Create(
                            Rule,
                            StatelessCode.PlaceOf(second.Call),
                            [StatelessCode.PlaceOf(earlier.Call)],
                            handler!.Method.Name,
                            earlier.Call.TargetMethod.Name));
            }
        }
    }

    /// <summary>Whether two handlers are one method, of one object if it is not static.</summary>
    private static bool IsSame(IMethodReferenceOperation left, IMethodReferenceOperation right) =>
        SymbolEqualityComparer.Default.Equals(left.Method, right.Method)
        && (IsOwn(left) ? IsOwn(right)
            : !IsOwn(right)
                && StatelessCode.Variable(left.Instance) is IFieldSymbol { IsReadOnly: true } field
                && SymbolEqualityComparer.Default.Equals(field, StatelessCode.Variable(right.Instance)));

    private static bool IsOwn(IMethodReferenceOperation handler) =>
        handler.Instance is null or IInstanceReferenceOperation;

    /// <summary>Whether some transition runs the handlers of both registrations.</summary>
    private static bool MayMeet(IInvocationOperation left, IInvocationOperation right, Machines machines)
    {
        var (first, second) = (StatelessCode.Argument(left, "trigger"), StatelessCode.Argument(right, "trigger"));
        return first is null
            || second is null
            || (machines.TriggerOf(first) is { } trigger && trigger == machines.TriggerOf(second));
    }

    private static IMethodReferenceOperation? HandlerOf(IInvocationOperation call) =>
        call.Arguments
            .Where(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate)
            .Select(argument => Unwrapped.Delegate(argument.Value))
            .OfType<IMethodReferenceOperation>()
            .FirstOrDefault();

    private static string? KindOf(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "OnEntry" or "OnEntryAsync" or "OnEntryFrom" or "OnEntryFromAsync" => "entry",
        "OnExit" or "OnExitAsync" => "exit",
        _ => null,
    };
}
