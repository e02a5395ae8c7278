namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>Attributes of the application with the names of attributes that the analyzers read.</summary>
public class ForeignAttributeTests
{
    [Fact]
    public Task Their_arguments_may_be_arrays() => Scenario.VerifyAsync(
        """
        using Own;

        [assembly: InternalsVisibleTo(new[] { "Friend" })]

        namespace Own
        {
            [AttributeUsage(AttributeTargets.All)]
            public class CriterionAttribute(object id) : Attribute
            {
                public object Id { get; } = id;
                public object? TimeoutMilliseconds { get; set; }
            }

            [AttributeUsage(AttributeTargets.All)]
            public class DoesNotReturnIfAttribute(object value) : Attribute
            {
                public object Value { get; } = value;
            }

            [AttributeUsage(AttributeTargets.All)]
            public class InternalsVisibleToAttribute(object friends) : Attribute
            {
                public object Friends { get; } = friends;
            }
        }

        public enum S { A, B }
        public enum T { One }
        public class Subject;

        [Own.Criterion(new[] { "X-1" }, TimeoutMilliseconds = new[] { 1 })]
        public class IsReady : EntryCriterion<Subject>
        {
            protected override CriterionResult Evaluate(CriterionContext<Subject> context) => CriterionResult.Met();
        }

        public class D : LifecycleDefinition<S, T, Subject>
        {
            protected override void Define(LifecycleBuilder<S, T, Subject> b)
            {
                b.StartsIn(S.A);
                b.Stage(S.A).On(T.One).GoTo(S.B);
                b.Stage(S.B).Requires<IsReady>().IsTerminal();
            }
        }

        internal class Phone
        {
            public readonly StateMachine<S, T> Machine = new(S.A);
        }

        public class Desk
        {
            private static void Check([DoesNotReturnIf(new[] { true })] bool isWrong) { }

            public async Task RunAsync(LifecycleInstance<S, T, Subject> any)
            {
                Check(any.Stage == S.B);
                if (any.Stage == S.B)
                    await {|LFC1001:any.FireAsync(T.One)|};
                new Phone().Machine.Configure(S.A).Permit(T.One, S.B);
            }
        }
        """,
        "LFC1");
}
