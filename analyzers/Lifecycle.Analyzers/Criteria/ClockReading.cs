using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>An expression that reads the clock.</summary>
/// <param name="Name">The expression in source, without arguments.</param>
/// <param name="Replacement">The same value computed from a UTC <c>DateTimeOffset</c>; {0} stands for that
/// time.</param>
internal sealed record ClockReading(string Name, string Replacement)
{
    /// <summary>
    /// Reads an operation; <see langword="null"/> if it reads no clock, or only measures a duration.
    /// </summary>
    public static ClockReading? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { IsStatic: true, Name: var name, ContainingType: var type } } =>
            Framework.Is(type, "System", "DateTimeOffset") ? name switch
            {
                "UtcNow" => new("DateTimeOffset.UtcNow", "{0}"),
                "Now" => new("DateTimeOffset.Now", "{0}.ToLocalTime()"),
                _ => null,
            }
            : Framework.Is(type, "System", "DateTime") ? name switch
            {
                "UtcNow" => new("DateTime.UtcNow", "{0}.UtcDateTime"),
                "Now" => new("DateTime.Now", "{0}.LocalDateTime"),
                "Today" => new("DateTime.Today", "{0}.LocalDateTime.Date"),
                _ => null,
            }
            : null,
        IInvocationOperation
        {
            TargetMethod.Name: var name,
            Instance: IPropertyReferenceOperation
            {
                Property: { IsStatic: true, Name: "System", ContainingType: var type }
            },
        }
            when Framework.Is(type, "System", "TimeProvider") => name switch
            {
                "GetUtcNow" => new("TimeProvider.System.GetUtcNow", "{0}"),
                "GetLocalNow" => new("TimeProvider.System.GetLocalNow", "{0}.ToLocalTime()"),
                _ => null,
            },
        _ => null,
    };
}
